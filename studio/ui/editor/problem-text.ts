/** A problem without its place, which stands beside it. */
import { formatProblem, type Problem } from 'tollway/spec'

export function problemSentence(problem: Problem): string {
  const text = formatProblem(problem)
  const sentence = text.slice(text.indexOf('\n') + 1).trim()
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
