// Sends frames through build/tests/decode_frames (frames.c says their form); one answer a frame, in order.
import { spawn } from 'node:child_process'

export const program = process.env.COPYDESK_FRAMES ?? 'build/tests/decode_frames'

function pack({ label, body }) {
  const name = Buffer.from(label, 'latin1')
  const lens = Buffer.alloc(8)
  lens.writeUInt32LE(name.length, 0)
  lens.writeUInt32LE(body.length, 4)
  return Buffer.concat([lens, name, body])
}

function unpack(bytes) {
  const answers = []
  for (let i = 0; i + 8 <= bytes.length; ) {
    const ends = [i + 8, i + 8 + bytes.readUInt32LE(i)]
    ends.push(ends[1] + bytes.readUInt32LE(i + 4))
    answers.push({ name: bytes.toString('latin1', ends[0], ends[1]), text: bytes.subarray(ends[1], ends[2]) })
    i = ends[2]
  }
  return answers
}

// frames: [{label, body: Uint8Array}]. Resolves to [{name, text: Buffer}].
export function decode(frames) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
    const pieces = []
    child.on('error', reject)
    child.stdin.on('error', () => {}) // the child's exit code tells
    child.stdout.on('data', (piece) => pieces.push(piece))
    child.on('close', (code) => {
      const answers = unpack(Buffer.concat(pieces))
      if (code !== 0 || answers.length !== frames.length)
        reject(new Error(`${program} ended with ${code} after ${answers.length} of ${frames.length} frames`))
      else resolve(answers)
    })
    child.stdin.end(Buffer.concat(frames.map(pack)))
  })
}
