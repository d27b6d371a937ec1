// Short, soft tones for what is new. Off unless the person asked for them.

const SECONDS = 0.18;
const PAUSE = 0.08;
const HERTZ = 660;
const LOUDNESS = 0.08;

export class Sound {
  #context = null;

  /** `times`: one tone after another, each a little higher. Browsers say nothing until the person has touched the page. */
  play(times = 1) {
    this.#context ??= new AudioContext();
    for (let nth = 0; nth < times; nth += 1) this.#tone(nth);
  }

  #tone(nth) {
    const { currentTime, destination } = this.#context;
    const start = currentTime + nth * (SECONDS + PAUSE);
    const tone = new OscillatorNode(this.#context, { frequency: HERTZ * (1 + nth / 4) });
    const volume = new GainNode(this.#context, { gain: LOUDNESS });
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + SECONDS);
    tone.connect(volume).connect(destination);
    tone.start(start);
    tone.stop(start + SECONDS);
  }
}
