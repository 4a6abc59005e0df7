/** How this command is called, for lines to copy: `tollway`, or the launcher's path where it runs from a clone (the launcher says so). */
export const commandName: string = process.env.TOLLWAY_COMMAND ?? 'tollway'
