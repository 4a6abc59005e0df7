/** Threefry-2x32 as its paper writes it, with any number of rounds: the slow reference of `Draws.advance`. */

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24]

/** Two output words of Threefry-2x32 with `rounds` rounds, as unsigned 32-bit numbers. Salmon et al. 2011, section 4.2; rotations of its table 2. */
export function threefry2x32(rounds: number, counter: [number, number], key: [number, number]): [number, number] {
  const words = [key[0], key[1], key[0] ^ key[1] ^ 0x1bd11bda]
  let x0 = (counter[0] + words[0]!) >>> 0
  let x1 = (counter[1] + words[1]!) >>> 0
  for (let round = 0; round < rounds; round++) {
    const by = ROTATIONS[round % 8]!
    x0 = (x0 + x1) >>> 0
    x1 = (((x1 << by) | (x1 >>> (32 - by))) ^ x0) >>> 0
    if (round % 4 === 3) {
      const injection = (round + 1) / 4
      x0 = (x0 + words[injection % 3]!) >>> 0
      x1 = (x1 + words[(injection + 1) % 3]! + injection) >>> 0
    }
  }
  return [x0, x1]
}
