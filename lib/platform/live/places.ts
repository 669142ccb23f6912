/** Counts who has a place, per client and altogether. */
export class Places {
  readonly #mostPerClient: number;
  readonly #mostAltogether: number;
  readonly #perClient = new Map<string, number>();
  #taken = 0;

  constructor(mostPerClient: number, mostAltogether: number) {
    this.#mostPerClient = mostPerClient;
    this.#mostAltogether = mostAltogether;
  }

  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes a place and gives what gives it back, to be called once; null when there is none. A
   * `client` of null is counted among all only.
   */
  take(client: string | null): (() => void) | null {
    if (this.#taken >= this.#mostAltogether) return null;
    if (client !== null) {
      const own = this.#perClient.get(client) ?? 0;
      if (own >= this.#mostPerClient) return null;
      this.#perClient.set(client, own + 1);
    }
    this.#taken += 1;
    return () => this.#leave(client);
  }

  #leave(client: string | null): void {
    this.#taken -= 1;
    if (client === null) return;
    const left = (this.#perClient.get(client) ?? 1) - 1;
    if (left === 0) this.#perClient.delete(client);
    else this.#perClient.set(client, left);
  }
}
