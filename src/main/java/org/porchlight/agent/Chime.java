package org.porchlight.agent;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Two soft notes.
final class Chime {
    private static final Logger LOG = LoggerFactory.getLogger(Chime.class);
    private static final float RATE = 22_050;
    private static final double[] NOTES = {523.25, 659.25};
    private static final double SECONDS = 0.45;
    private static final double LOUDNESS = 0.18;

    private Chime() {}

    /// Plays them and waits until they are over; nothing is heard where there is no sound.
    static void play() {
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            var samples = samples();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            LOG.info("Playing two notes: {}", e.toString());
        }
    }

    /// Both notes, 16 bits a sample, little end first; each swells and fades.
    static byte[] samples() {
        int each = (int) (RATE * SECONDS);
        var bytes = new byte[NOTES.length * each * 2];
        for (int note = 0; note < NOTES.length; note++) {
            for (int i = 0; i < each; i++) {
                double swell = Math.sin(Math.PI * i / each);
                double wave = Math.sin(2 * Math.PI * NOTES[note] * i / RATE);
                int sample = (int) (wave * swell * LOUDNESS * Short.MAX_VALUE);
                int at = 2 * (note * each + i);
                bytes[at] = (byte) sample;
                bytes[at + 1] = (byte) (sample >> 8);
            }
        }
        return bytes;
    }
}
