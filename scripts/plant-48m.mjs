/** Writes lines/plant-48m.yaml: `npm run plant`. A test says when the file is not what this writes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plantFile } from './plant-48m/line-file.mjs'
import { root } from './root.mjs'

writeFileSync(join(root, 'lines', 'plant-48m.yaml'), plantFile())
