/** What a timer of the floor means: the numbers under which its parts claim their slots, told apart in `Floor.fire`. */
export const Handler = {
  /** owner: machine. A setup or a load ends, or a breakdown strikes within it. */
  cycle: 0,
  /** owner: machine. A breakdown on the up-time clock. */
  upFailure: 1,
  /** owner: machine. A repair, planned stop or warm-up ends. */
  restore: 2,
  /** owner: planned stop of a machine. It falls due. */
  stopDue: 3,
  /** owner: calendar. A shift begins or ends. */
  shift: 4,
  /** owner: station. A batch has waited long enough. */
  patience: 5,
  /** owner: source. Lots are released. */
  release: 6,
  /** owner: carrier. It arrives at its next step. */
  arrive: 7,
  /** owner: carrier. It arrives where its contents change carrier. */
  gather: 8,
  /** owner: carrier. A step without a station ends. */
  delayEnd: 9,
  /** A dated change is due. */
  change: 10,
  /** owner: mode of failure. A breakdown on the calendar. */
  calendarFailure: 20,
  /** owner: crew. A part of a shift begins or ends. */
  crewShift: 22,
  /** owner: machine. The people whom it called are there. */
  operator: 23,
  /** owner: station. The window of a planned stop that is due opens. */
  windowOpens: 21,
  /** owner: carrier. It has waited until a queue-time limit. */
  queueLimit: 40,
  /** owner: carrier. The hold after a queue-time limit ends. */
  limitHoldEnd: 41,
  /** owner: kit. Its services are done. */
  kitService: 30,
  /** owner: carrier. It is released from a hold. */
  holdEnd: 31,
  /** owner: carrier. It stands before a step that its lot passes by. */
  passBy: 32,
  /** owner: carrier. It has been brought to another area. */
  brought: 60,
  /** owner: cart. It has come to where it was to go, or has stood for long enough. */
  cart: 61,
  /** owner: kind of carts. What has happened to them at this instant is looked at. */
  cartsLook: 62,
  /** owner: stock. It is looked at, or a delivery that was agreed on falls due. */
  stockDue: 70,
  /** owner: open order. It is delivered. */
  stockArrives: 71,
  /** owner: lot. Its remnant has been kept for as long as it may be. */
  remnantDue: 80,
} as const
