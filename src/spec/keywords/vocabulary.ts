/**
 * The kinds of value a keyword can take. Each keyword of the line file is declared once, with one of these: from the declaration come the
 * reading, the message, the default, the JSON Schema and the reference table.
 */
import * as z from 'zod'
import { type Amount, parseAmount, parseRate, parseWhole, type Rate, type Thing } from '../amounts.ts'
import { type Domain, parseDistribution } from '../distributions.ts'
import type { DistributionSpec, ProcessTimeSpec } from '../line.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { show } from '../problem.ts'
import { parseProcessTime } from '../process-time.ts'
import { type Least, parseDuration, parseShare } from '../units.ts'

// zod would otherwise compile its readers with `new Function`, which a content security policy forbids.
z.config({ jitless: true })

/** What a text keyword stands for in a JSON Schema. */
interface Shown {
  type: string | string[]
  kind: string
  pattern?: string
  minimum?: number
  maximum?: number
  examples?: readonly (string | number)[]
}

/** A value that is read from text (or a number) by `parse`. */
type TextKeyword<T> = z.ZodPipe<z.ZodUnknown, z.ZodTransform<T, unknown>>

function text<T>(description: string, shown: Shown, parse: (raw: unknown) => Parsed<T>): TextKeyword<T> {
  return z
    .unknown()
    .transform((raw, context): T => {
      const parsed = parse(raw)
      if (parsed.ok) return parsed.value
      context.issues.push({ code: 'custom', input: raw, params: { expected: parsed.expected, received: show(raw), hint: parsed.hint } })
      return z.NEVER
    })
    .meta({ description, ...shown })
}

const DURATION = '^\\s*[0-9.]+([eE][+-]?[0-9]+)?\\s*(us|ms|s|min|h|d|wk)\\s*$'

/** `1.2 s`; in ticks. */
export function duration(description: string, least: Least = 'zero', example = '1.2 s'): TextKeyword<number> {
  const shown = { type: 'string', kind: 'duration', pattern: DURATION, examples: [example] }
  return text(description, shown, (raw) => parseDuration(raw, least, example))
}

/** A duration in ticks, or a word. */
export function durationOr<const Word extends string>(
  word: Word,
  description: string,
  least: Least,
  example: string,
): TextKeyword<number | Word> {
  const pattern = `^${word}$|${DURATION}`
  const shown = { type: 'string', kind: `duration or ${word}`, pattern, examples: [example, word] }
  return text(description, shown, (raw): Parsed<number | Word> => {
    if (raw === word) return accept(word)
    const parsed = parseDuration(raw, least, example)
    return parsed.ok ? parsed : refuse(`${parsed.expected}, or ${word}`, parsed.hint)
  })
}

/** A duration or a distribution of durations, in ticks. */
export function distribution(description: string, domain: Domain, examples: readonly string[]): TextKeyword<DistributionSpec> {
  const shown: Shown =
    domain.measure === 'time'
      ? { type: 'string', kind: 'duration or distribution', examples }
      : { type: ['number', 'string'], kind: 'number or distribution', examples }
  return text(description, shown, (raw) => parseDistribution(raw, domain))
}

export function processTime(description: string): TextKeyword<ProcessTimeSpec> {
  const examples = ['4500 UPH', '6.5 wafers/h', '45 s per strip', 'triangular(1, 2, 3) min per lot']
  return text(description, { type: 'string', kind: 'process time', examples }, parseProcessTime)
}

/** `99.7 %`, `300 ppm` or `0.997`; 0..1. */
export function share(description: string, example = '99.7 %'): TextKeyword<number> {
  return text(description, { type: ['string', 'number'], kind: 'share', minimum: 0, maximum: 1, examples: [example] }, parseShare)
}

/** A whole number, with the word `of` behind it or not. */
export function whole(description: string, least: number, of?: Thing): TextKeyword<number> {
  return text(description, { type: ['integer', 'string'], kind: 'whole number', minimum: least }, (raw) => parseWhole(raw, least, of))
}

/** A whole number of things: `25 wafers`. */
export function amount(description: string, allowed: readonly Thing[], example: string): TextKeyword<Amount> {
  return text(description, { type: 'string', kind: 'amount', examples: [example] }, (raw) => parseAmount(raw, allowed, example))
}

export function rate(description: string, allowed: readonly Thing[], examples: readonly string[]): TextKeyword<Rate> {
  return text(description, { type: 'string', kind: 'rate', examples }, (raw) => parseRate(raw, allowed, examples[0] ?? ''))
}

/** Anything a person may write; a number counts as its digits. */
export function words(description: string): TextKeyword<string> {
  return text(description, { type: ['string', 'number'], kind: 'text' }, (raw) =>
    typeof raw === 'string' || typeof raw === 'number' ? accept(String(raw)) : refuse('text'),
  )
}

/** The name of something in this file; that it is there is checked when the whole file is known. */
export function nameOf(what: string, description: string): TextKeyword<string> {
  return text(description, { type: 'string', kind: `name of a ${what}` }, (raw) =>
    typeof raw === 'string' ? accept(raw) : refuse(`the name of a ${what}`),
  )
}

/** A value with a reader of its own. */
export function special<T>(
  description: string,
  kind: string,
  examples: readonly string[],
  parse: (raw: unknown) => Parsed<T>,
  shown: Pick<Shown, 'type' | 'pattern'> = { type: 'string' },
): TextKeyword<T> {
  return text(description, { ...shown, kind, examples }, parse)
}

/** A positive or zero number without a unit. */
export function plainNumber(description: string, example: number): TextKeyword<number> {
  return text(description, { type: 'number', kind: 'number', minimum: 0, examples: [example] }, (raw) =>
    typeof raw === 'number' && raw >= 0 && Number.isFinite(raw) ? accept(raw) : refuse(`a number of at least 0, such as ${example}`),
  )
}

export function oneOf<const Words extends readonly string[]>(
  values: Words,
  description: string,
): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(values).meta({ description, kind: 'word' })
}

export function yesOrNo(description: string): z.ZodBoolean {
  return z.boolean().meta({ description, kind: 'true or false' })
}

const NAME = /^[A-Za-z][A-Za-z0-9_.-]*$/

/** A map from names to things of one kind. */
export function named<Thing extends z.ZodType>(thing: Thing, description: string): z.ZodRecord<z.ZodString, Thing> {
  return z
    .record(
      z
        .string()
        .regex(NAME)
        .refine((name) => name !== 'end'),
      thing,
    )
    .meta({ description, kind: 'map by name' })
}

/** Values by name, such as `{ package: TOLL, temperature: hot }`. */
export function attributes(description: string): z.ZodRecord<z.ZodString, TextKeyword<string>> {
  return z
    .record(z.string().regex(NAME), words('Any text'))
    .meta({ description: `${description}, by name: package, program, temperature`, kind: 'map' })
}

/** A map of keywords, in which no other keyword may stand. */
export function keywords<Shape extends z.ZodRawShape>(shape: Shape, description: string): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape).meta({ description, kind: 'map' })
}
