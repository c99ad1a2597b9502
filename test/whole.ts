/** Whether everything runs (`npm run check`), and nothing is taken as known. */
export const whole = process.env.TEST_MODE === 'whole';
