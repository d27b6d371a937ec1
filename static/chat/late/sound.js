// One short, soft tone for a new message. Off unless the customer asked for it.

const SECONDS = 0.18;
const HERTZ = 660;
const LOUDNESS = 0.08;

export class Sound {
  #context = null;

  /** Browsers allow a sound only after the customer has touched the page; until then this says nothing. */
  play() {
    this.#context ??= new AudioContext();
    const { currentTime: now, destination } = this.#context;
    const tone = new OscillatorNode(this.#context, { frequency: HERTZ });
    const volume = new GainNode(this.#context, { gain: LOUDNESS });
    volume.gain.exponentialRampToValueAtTime(0.001, now + SECONDS);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(now + SECONDS);
  }
}
