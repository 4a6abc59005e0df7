/*
 * The three textbook models by hand: each program knows its model and collects two numbers. A binary heap of (time, order, what), exponential times
 * by -log(u) of xoshiro256+ (Blackman and Vigna 2018), rings for queues. The yardstick of bench/models.ts.
 * Usage: reference mm1|tandem|re-entrant <customers> <seed>; prints: customers, CPU seconds, mean number in system, throughput.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state[4];

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline double uniform(void) {
  uint64_t result = state[0] + state[3], t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotl(state[3], 45);
  return ((result >> 11) + 0.5) * 0x1.0p-53;
}

static inline double exponential(double mean) { return -mean * log(uniform()); }

static void seed_with(uint64_t seed) {
  for (int i = 0; i < 4; i++) { /* splitmix64 */
    uint64_t z = (seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state[i] = z ^ (z >> 31);
  }
}

/* The event list: few enough entries for any model here. */
typedef struct { double time; uint64_t order; int what; } Event;
static Event heap[128];
static int size;
static uint64_t orders;
static double now;

static inline int before(Event a, Event b) { return a.time < b.time || (a.time == b.time && a.order < b.order); }

static inline void push(double time, int what) {
  Event e = {time, orders++, what};
  int i = size++;
  while (i > 0 && before(e, heap[(i - 1) >> 1])) { heap[i] = heap[(i - 1) >> 1]; i = (i - 1) >> 1; }
  heap[i] = e;
}

static inline int pop(void) {
  int what = heap[0].what, i = 0;
  now = heap[0].time;
  Event last = heap[--size];
  for (;;) {
    int child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && before(heap[child + 1], heap[child])) child++;
    if (!before(heap[child], last)) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = last;
  return what;
}

/* Time average of the number in system. */
static double area, since;
static long number;
static inline void count(int change) { area += number * (now - since); since = now; number += change; }

static long mm1(long customers) {
  long waiting = 0, done = 0;
  push(exponential(60), 0);
  while (done < customers) {
    if (pop() == 0) {
      count(1);
      if (waiting++ == 0) push(now + exponential(54), 1);
      push(now + exponential(60), 0);
    } else {
      count(-1);
      done++;
      if (--waiting > 0) push(now + exponential(54), 1);
    }
  }
  return done;
}

enum { MACHINES = 10, SPACES = 5 };

static long tandem(long customers) {
  int queue[MACHINES] = {0}, busy[MACHINES] = {0}, blocked[MACHINES] = {0};
  long done = 0;
  busy[0] = 1;
  push(exponential(60), 0);
  while (done < customers) {
    int m = pop();
    busy[m] = 0;
    if (m == MACHINES - 1) { done++; count(-1); }
    else if (!busy[m + 1] && !blocked[m + 1]) { busy[m + 1] = 1; push(now + exponential(60), m + 1); }
    else if (queue[m + 1] < SPACES) queue[m + 1]++;
    else { blocked[m] = 1; continue; }
    /* machine m is free: it takes work, a space comes up, and so on upstream */
    for (;;) {
      if (m == 0) { busy[0] = 1; count(1); push(now + exponential(60), 0); break; }
      if (queue[m] == 0) break;
      queue[m]--;
      busy[m] = 1;
      push(now + exponential(60), m);
      if (!blocked[m - 1]) break;
      blocked[m - 1] = 0;
      queue[m]++;
      m--;
    }
  }
  return done;
}

enum { STATIONS = 20, STEPS = 60, PER_STATION = 2, ROOM = 1 << 16 };
static int lots_at[STATIONS][ROOM]; /* rings of lots' next steps */

static long re_entrant(long customers) {
  unsigned head[STATIONS] = {0}, tail[STATIONS] = {0};
  int idle[STATIONS];
  long done = 0;
  for (int s = 0; s < STATIONS; s++) idle[s] = PER_STATION;
  push(exponential(105.882353), STEPS);
  while (done < customers) {
    int what = pop(), step = what + 1;
    if (what == STEPS) {
      count(1);
      push(now + exponential(105.882353), STEPS);
      step = 0;
    } else {
      int s = what % STATIONS;
      if (head[s] != tail[s]) push(now + exponential(60), lots_at[s][head[s]++ & (ROOM - 1)]);
      else idle[s]++;
    }
    if (step == STEPS) { done++; count(-1); continue; }
    int s = step % STATIONS;
    if (idle[s] > 0) { idle[s]--; push(now + exponential(60), step); }
    else lots_at[s][tail[s]++ & (ROOM - 1)] = step;
  }
  return done;
}

int main(int argc, char **argv) {
  if (argc != 4) { fprintf(stderr, "usage: reference mm1|tandem|re-entrant <customers> <seed>\n"); return 2; }
  long customers = atol(argv[2]);
  seed_with(strtoull(argv[3], NULL, 10));
  clock_t start = clock();
  long done = !strcmp(argv[1], "mm1") ? mm1(customers) : !strcmp(argv[1], "tandem") ? tandem(customers) : re_entrant(customers);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  printf("%ld %.6f %.6f %.6f\n", done, seconds, area / now, done / now);
  return 0;
}
