// The service's pages: their addresses, and amounts and times as people type them.

import { expect, test } from 'vitest';
import { parse, to } from '../src/app/route';
import { clockOf, hundredths } from '../src/service/amounts';

test('what lies at the service has addresses of its own, and nothing else passes for a number', () => {
  const number = '4f1c9a7be2d84c0d4f1c9a7be2d84c0d';
  expect(parse(to.follow(number))).toEqual({ page: 'follow', application: number });
  expect(parse(to.workers('1572860-0'))).toEqual({ page: 'workers', business: '1572860-0' });
  expect(parse(to.letter(7))).toEqual({ page: 'letter', id: 7 });
  expect(parse(to.send(7))).toEqual({ page: 'send', id: 7 });
  expect(parse(to.service)).toEqual({ page: 'service' });
  expect(parse('#/follow/..%2fv1')).toEqual({ page: 'home' });
  expect(parse('#/workers/../x')).toEqual({ page: 'home' });
});

test('amounts are read with comma or point and any spaces, and nothing else is one', () => {
  expect(['2 350,50', '2\u00a0350.5', '2350', '0,07'].map(hundredths)).toEqual([235_050, 235_050, 235_000, 7]);
  expect(['', '1,234', '-5', '1e3', '2.350,50', '12345678901'].map(hundredths)).toEqual(Array(6).fill(null));
});

test('times are read with a colon or a point', () => {
  expect(['9:5', '13.45', ' 00:00 '].map(clockOf)).toEqual(['09:05', '13:45', '00:00']);
  expect(['24:00', '12:60', '1245', ''].map(clockOf)).toEqual([null, null, null, null]);
});
