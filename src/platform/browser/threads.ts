/** Threads of a script of one's own: for programs that put all their workers into one file. */
export { browserThreads } from './browser-threads.ts'
export { listenAsThread } from './listen.ts'
