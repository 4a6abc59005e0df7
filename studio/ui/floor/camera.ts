/** Which part of the diagram is seen, and how large. */
import type { Box } from './box.ts'

export interface Camera {
  scale: number
  /** Where the diagram's left upper corner is, pixels of the page. */
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

const MOST = 8

/** A little larger than life at most: a small line needn't fill a wall. */
export function fitted(content: Size, window: Size): Camera {
  const scale = Math.min(window.width / content.width, window.height / content.height, 1.6)
  return { scale, x: (window.width - content.width * scale) / 2, y: (window.height - content.height * scale) / 2 }
}

/** Larger by a factor, about a point that stays where it is. */
export function zoomed(camera: Camera, factor: number, at: { x: number; y: number }, content: Size, window: Size): Camera {
  const least = fitted(content, window).scale * 0.6
  const scale = Math.max(least, Math.min(MOST, camera.scale * factor))
  const by = scale / camera.scale
  return { scale, x: at.x - (at.x - camera.x) * by, y: at.y - (at.y - camera.y) * by }
}

/** Kept where a part of the diagram is in the window. */
export function moved(camera: Camera, dx: number, dy: number, content: Size, window: Size): Camera {
  const within = (value: number, length: number, room: number): number => Math.max(80 - length, Math.min(room - 80, value))
  return {
    scale: camera.scale,
    x: within(camera.x + dx, content.width * camera.scale, window.width),
    y: within(camera.y + dy, content.height * camera.scale, window.height),
  }
}

/** Brings a box into the window where it isn't. */
export function showing(camera: Camera, box: Box, window: Size): Camera {
  const shift = (start: number, length: number, room: number): number =>
    start < 8 ? 8 - start : start + length > room - 8 ? Math.max(8 - start, room - 8 - start - length) : 0
  const dx = shift(camera.x + box.x * camera.scale, box.width * camera.scale, window.width)
  const dy = shift(camera.y + box.y * camera.scale, box.height * camera.scale, window.height)
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy }
}
