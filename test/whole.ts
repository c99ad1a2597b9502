/** Slow tests run in full with `npm run check`, and as a sample with `npm test`. */
export const whole = process.env.TEST_MODE === 'whole';
