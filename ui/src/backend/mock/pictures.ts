// Made-up papers for development and tests: a "photograph" of a sheet on a table, and the page made of it.

import type { Corners, Picture } from '../types';

const WIDTH = 1200;
const HEIGHT = 1600;

/** The same number always gives the same paper. */
function noise(seed: number): () => number {
  let state = (seed * 2654435761 + 1013904223) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function corners(seed: number): Corners {
  const next = noise(seed);
  const jitter = (base: number) => Math.round(base + (next() - 0.5) * 130);
  return [
    { x: jitter(170), y: jitter(190) },
    { x: jitter(1030), y: jitter(170) },
    { x: jitter(1060), y: jitter(1420) },
    { x: jitter(140), y: jitter(1440) },
  ];
}

export function photograph(seed: number): Picture {
  const quad = corners(seed);
  const [a, b, , d] = quad;
  const next = noise(seed + 7);
  const table = [`hsl(28 32% ${30 + next() * 14}%)`, `hsl(210 10% ${26 + next() * 10}%)`, 'hsl(150 12% 30%)'];
  const along = `${(b.x - a.x) / 210} ${(b.y - a.y) / 210} ${(d.x - a.x) / 297} ${(d.y - a.y) / 297} ${a.x} ${a.y}`;
  const outline = quad.map((p) => `${p.x},${p.y}`).join(' ');
  return picture(
    WIDTH,
    HEIGHT,
    `<rect width="100%" height="100%" fill="${table[seed % table.length]}"/>
     <polygon points="${outline}" fill="#0004" transform="translate(14 18)"/>
     <polygon points="${outline}" fill="hsl(42 22% 86%)"/>
     <g transform="matrix(${along})">${writing(seed)}</g>
     <polygon points="${outline}" fill="url(#shade)"/>`,
  );
}

export function cleaned(seed: number, turn: number, colour: boolean): Picture {
  const filter = colour ? '' : ' style="filter:grayscale(1)"';
  const sideways = turn % 2 === 1;
  const [width, height] = sideways ? [1684, 1190] : [1190, 1684];
  const centre = `translate(${width / 2} ${height / 2}) rotate(${turn * 90}) translate(-595 -842) scale(5.667)`;
  return picture(
    width,
    height,
    `<rect width="100%" height="100%" fill="#fff"/><g transform="${centre}"${filter}>${writing(seed)}</g>`,
  );
}

function writing(seed: number): string {
  const next = noise(seed + 99);
  const lines: string[] = [];
  lines.push(`<rect x="22" y="24" width="${50 + next() * 60}" height="7" fill="#23282e"/>`);
  let y = 46;
  while (y < 230) {
    const paragraph = 3 + Math.floor(next() * 6);
    for (let line = 0; line < paragraph && y < 230; line += 1) {
      const width = line === paragraph - 1 ? 40 + next() * 80 : 150 + next() * 16;
      lines.push(`<rect x="22" y="${y}" width="${width}" height="2.6" fill="#3c444d"/>`);
      y += 6.4;
    }
    y += 8;
  }
  if (seed % 3 !== 1) {
    lines.push(
      `<g transform="translate(150 246) rotate(${-18 + next() * 30})" fill="none" stroke="#2b50b8" stroke-width="2">
        <circle r="21"/><circle r="14"/></g>`,
      `<path d="M30 252c14-20 16 14 26-4s10 10 18-2 10 6 16 0" fill="none" stroke="#1d3f9a" stroke-width="1.6"/>`,
    );
  }
  return lines.join('');
}

function picture(width: number, height: number, body: string): Picture {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    <defs><linearGradient id="shade" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".25"/>
    <stop offset="1" stop-color="#000" stop-opacity=".28"/></linearGradient></defs>${body}</svg>`;
  return { url: `data:image/svg+xml,${encodeURIComponent(svg.replace(/\s+/g, ' '))}`, width, height };
}
