/** What the kernel asks the program around it for: draws of distributions that it does not know, as whole ticks. */

/** Of law `law` for a carrier. */
export declare function draw(law: i32, lot: i32, carrier: i32, visit: i32, units: f64): f64

/** Until the next release of a source. */
export declare function interval(source: i32): f64

/** Lots that a source releases at once. */
export declare function lots(source: i32): f64
