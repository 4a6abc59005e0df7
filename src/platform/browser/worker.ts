/** Entry of a browser's module worker. */
import { listenAsThread } from './listen.ts'

listenAsThread()
