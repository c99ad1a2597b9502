import { scriptHashes, styleHashes } from './first.ts';

/** A page holds no style or script but those that it begins with, and loads nothing from elsewhere. */
export const contentPolicy = [
  "default-src 'self'",
  `script-src 'self' ${scriptHashes}`,
  `style-src 'self' ${styleHashes}`,
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');
