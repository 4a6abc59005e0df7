// @ts-nocheck: plain JavaScript on purpose, run as it stands
/**
 * The same three models as reference.c, in plain JavaScript with typed arrays: what hand-written code that knows its model reaches here.
 * Usage: node reference.js mm1|tandem|re-entrant <customers> <seed>; prints: customers, CPU seconds, mean number in system, throughput.
 */
const TWO_MINUS_32 = 2 ** -32

// sfc32 (Doty-Humphrey): 32 bits a call, two calls a uniform.
let a = 0
let b = 0
let c = 0
let d = 1

function bits() {
  const sum = (((a + b) | 0) + d) | 0
  d = (d + 1) | 0
  a = b ^ (b >>> 9)
  b = (c + (c << 3)) | 0
  c = (c << 21) | (c >>> 11)
  c = (c + sum) | 0
  return sum >>> 0
}

function exponential(mean) {
  return -mean * Math.log((bits() + (bits() + 0.5) * TWO_MINUS_32) * TWO_MINUS_32)
}

// The event list: a binary heap of (time, order, what).
const times = new Float64Array(128)
const orders = new Float64Array(128)
const whats = new Int32Array(128)
let size = 0
let order = 0
let now = 0

function push(time, what) {
  let i = size++
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (times[parent] <= time) break
    times[i] = times[parent]
    orders[i] = orders[parent]
    whats[i] = whats[parent]
    i = parent
  }
  times[i] = time
  orders[i] = order++
  whats[i] = what
}

function pop() {
  const what = whats[0]
  now = times[0]
  size--
  const time = times[size]
  const rank = orders[size]
  let i = 0
  for (let child = 1; child < size; child = 2 * i + 1) {
    if (child + 1 < size && isBefore(child + 1, times[child], orders[child])) child++
    if (!isBefore(child, time, rank)) break
    times[i] = times[child]
    orders[i] = orders[child]
    whats[i] = whats[child]
    i = child
  }
  times[i] = time
  orders[i] = rank
  whats[i] = whats[size]
  return what
}

function isBefore(place, time, rank) {
  return times[place] < time || (times[place] === time && orders[place] < rank)
}

let area = 0
let since = 0
let number = 0

function count(change) {
  area += number * (now - since)
  since = now
  number += change
}

function mm1(customers) {
  let waiting = 0
  let done = 0
  push(exponential(60), 0)
  while (done < customers) {
    if (pop() === 0) {
      count(1)
      if (waiting++ === 0) push(now + exponential(54), 1)
      push(now + exponential(60), 0)
    } else {
      count(-1)
      done++
      if (--waiting > 0) push(now + exponential(54), 1)
    }
  }
  return done
}

const MACHINES = 10
const SPACES = 5

function tandem(customers) {
  const queue = new Int32Array(MACHINES)
  const busy = new Int32Array(MACHINES)
  const blocked = new Int32Array(MACHINES)
  let done = 0
  busy[0] = 1
  push(exponential(60), 0)
  while (done < customers) {
    let m = pop()
    busy[m] = 0
    if (m === MACHINES - 1) {
      done++
      count(-1)
    } else if (busy[m + 1] === 0 && blocked[m + 1] === 0) {
      busy[m + 1] = 1
      push(now + exponential(60), m + 1)
    } else if (queue[m + 1] < SPACES) queue[m + 1]++
    else {
      blocked[m] = 1
      continue
    }
    // Machine m is free: it takes work, a space comes up, and so on upstream.
    for (;;) {
      if (m === 0) {
        busy[0] = 1
        count(1)
        push(now + exponential(60), 0)
        break
      }
      if (queue[m] === 0) break
      queue[m]--
      busy[m] = 1
      push(now + exponential(60), m)
      if (blocked[m - 1] === 0) break
      blocked[m - 1] = 0
      queue[m]++
      m--
    }
  }
  return done
}

const STATIONS = 20
const STEPS = 60
const ROOM = 1 << 16

function reEntrant(customers) {
  /** Rings of lots' next steps. */
  const lotsAt = new Int32Array(STATIONS * ROOM)
  const head = new Int32Array(STATIONS)
  const tail = new Int32Array(STATIONS)
  const idle = new Int32Array(STATIONS).fill(2)
  let done = 0
  push(exponential(105.882353), STEPS)
  while (done < customers) {
    const what = pop()
    let step = what + 1
    if (what === STEPS) {
      count(1)
      push(now + exponential(105.882353), STEPS)
      step = 0
    } else {
      const s = what % STATIONS
      if (head[s] !== tail[s]) push(now + exponential(60), lotsAt[s * ROOM + (head[s]++ & (ROOM - 1))])
      else idle[s]++
    }
    if (step === STEPS) {
      done++
      count(-1)
      continue
    }
    const s = step % STATIONS
    if (idle[s] > 0) {
      idle[s]--
      push(now + exponential(60), step)
    } else lotsAt[s * ROOM + (tail[s]++ & (ROOM - 1))] = step
  }
  return done
}

const models = { mm1, tandem, 're-entrant': reEntrant }
const [model, customers, seed] = process.argv.slice(2)
a = Number(seed)
for (let i = 0; i < 20; i++) bits()
const before = process.cpuUsage()
const done = models[model](Number(customers))
const { user, system } = process.cpuUsage(before)
console.log(`${done} ${((user + system) / 1e6).toFixed(6)} ${(area / now).toFixed(6)} ${(done / now).toFixed(6)}`)
