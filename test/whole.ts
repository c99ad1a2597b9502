/** What takes long is whole with `npm run check`, and a sample of it with `npm test`. */
export const whole = process.env.TEST_MODE === 'whole';
