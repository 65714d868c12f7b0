/** Asks again until `question` gives an answer, and fails with the last error once the deadline has passed. */
export async function eventually<T>(
  question: () => T | undefined | false | Promise<T | undefined | false>,
  { within = 15_000, what = 'the condition' }: { within?: number; what?: string } = {},
): Promise<T> {
  const deadline = Date.now() + within;
  for (let last: unknown; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    try {
      const answer = await question();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline)
      throw new Error(`${what} did not come about within ${within} ms`, { cause: last });
  }
}
