import { ByteReader, explain } from '#sockets';

/** What arrives from the program, taken in the portions in which it comes. */
export class Incoming extends ByteReader {
  /** The next bytes, as they come; null at the program's FIN. */
  async some(limit = 64 * 1024): Promise<Buffer | null> {
    const first = await this.peekExactly(1);
    return first && this.readExactly(Math.min(limit, this.buffered));
  }

  /** Everything that has arrived, once it is more than `length` bytes; null when no more will come. */
  async beyond(length: number): Promise<Buffer | null> {
    try {
      if ((await this.peekExactly(length + 1)) === null) return null;
    } catch (error) {
      if (explain(error).id === 'ended-early') return null;
      throw error;
    }
    return this.peekExactly(this.buffered);
  }

  /** What has already arrived, without waiting. */
  async here(limit: number): Promise<Buffer> {
    const { buffered } = this;
    const bytes = buffered > 0 ? await this.peekExactly(Math.min(buffered, limit)) : null;
    return bytes ?? Buffer.alloc(0);
  }
}
