// Cutting the photograph of a person out of a larger one. What the photograph must be like is said by the program.

import type { PhotoCrop, PhotoView } from '../backend/types';

export type Size = { width: number; height: number };

/** Height of the finished photograph for one of its width. */
const shapeOf = (photo: PhotoView) => photo.outputHeight / photo.outputWidth;

/** Width of the largest part with the proportions of the finished photograph. */
export const widest = (photo: PhotoView) => Math.min(photo.width, photo.height / shapeOf(photo));

export const heightOf = (photo: PhotoView, width: number) => width * shapeOf(photo);

/** The same part, no larger than the picture and wholly within it. */
export function fitted(crop: PhotoCrop, photo: PhotoView): PhotoCrop {
  const width = Math.min(Math.max(crop.width, widest(photo) * 0.15), widest(photo));
  const within = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return {
    width,
    left: within(crop.left, photo.width - width),
    top: within(crop.top, photo.height - heightOf(photo, width)),
  };
}

/** The part of this width around the same middle. */
export function resized({ left, top, width: before }: PhotoCrop, width: number, photo: PhotoView): PhotoCrop {
  const less = before - width;
  return { width, left: left + less / 2, top: top + heightOf(photo, less) / 2 };
}

/** Puts a picture of `size` as it lies in the file upright, after so many quarter turns clockwise. */
export function uprighting(turn: 0 | 1 | 2 | 3, { width, height }: Size): string {
  const moved = [`0 0`, `${height} 0`, `${width} ${height}`, `0 ${width}`][turn] ?? '0 0';
  return `translate(${moved}) rotate(${turn * 90})`;
}
