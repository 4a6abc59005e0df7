/** Changing a line file, which takes more of the YAML library than reading it. */
export { editText } from 'tollway/io'
