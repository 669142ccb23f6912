/** Rejects with the signal's reason when it is aborted; never resolves. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const tell = () => reject(new Error(String(signal.reason)));
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
}
