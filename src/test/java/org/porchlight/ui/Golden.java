package org.porchlight.ui;

import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Compares screens with pictures that were looked at.
///
/// Every picture is written to `target/shots`. With `-Dporchlight.golden=write` it takes the place of the golden one,
/// which is then looked at before it is committed.
public final class Golden {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "pictures");
    private static final Path SHOTS = Path.of("target", "shots");
    /// A channel that differs by less is drawn the same: edges of letters are not the same on every machine.
    private static final int NEAR = 32;
    /// How many pixels may differ by more: less than a figure is drawn with.
    private static final long FEW = 16;

    private Golden() {}

    /// Draws a screen in a language and scheme on a scene of its own and compares it with the picture `NAME-LOOK.png`.
    ///
    /// @param dress gives the scene its page's style sheets
    /// @param root makes the screen, on the FX thread, once the look is on
    public static void check(
            String name, Look look, int width, int height, Consumer<Scene> dress, Callable<? extends Parent> root) {
        in(look, width, height, dress, root, scene -> check(name + "-" + look.suffix(), scene));
    }

    /// Makes a screen in a language and scheme and has it looked at, on the FX thread, after it was laid out.
    public static void in(
            Look look,
            int width,
            int height,
            Consumer<Scene> dress,
            Callable<? extends Parent> root,
            Consumer<Scene> seen) {
        OnFx.call(() -> {
            look.wear();
            try {
                var scene = new Scene(root.call(), width, height);
                Theme.dress(scene);
                dress.accept(scene);
                lay(scene);
                seen.accept(scene);
                return true;
            } finally {
                Look.undress();
            }
        });
    }

    /// Shows of everything that waits what it shows after a while.
    public static void showWhatWaits(Scene scene) {
        scene.getRoot().lookupAll(".pl-waiting").forEach(node -> ((Waiting) node).showNow(true));
    }

    /// Lays a scene out that is in no window.
    public static void lay(Scene scene) {
        // What is wrapped takes its height from a width that is known after the first time.
        for (int time = 0; time < 3; time++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /// Compares what a scene shows with the picture `NAME.png`. On the FX thread.
    public static void check(String name, Scene scene) {
        try {
            Files.createDirectories(SHOTS);
            Picture.write(scene, SHOTS.resolve(name + ".png"));
            compare(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Compares a picture of another toolkit with the picture `NAME.png`.
    public static void check(String name, BufferedImage picture) {
        try {
            Files.createDirectories(SHOTS);
            ImageIO.write(picture, "png", SHOTS.resolve(name + ".png").toFile());
            compare(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String name) throws IOException {
        var shot = SHOTS.resolve(name + ".png");
        var golden = GOLDEN.resolve(name + ".png");
        if ("write".equals(System.getProperty("porchlight.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(golden, Files.readAllBytes(shot));
            return;
        }
        if (!Files.exists(golden)) {
            fail("There is no picture %s; look at %s, then write it with -Dporchlight.golden=write", golden, shot);
        }
        long differing = differing(ImageIO.read(golden.toFile()), ImageIO.read(shot.toFile()));
        if (differing > FEW) {
            fail(
                    "%s is not as %s: %d pixels differ; look at both, then write it with"
                            + " -Dporchlight.golden=write",
                    shot, golden, differing);
        }
    }

    /// How many pixels are not the same; all of them where the sizes are not.
    static long differing(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return (long) other.getWidth() * other.getHeight();
        }
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (isFar(one.getRGB(x, y), other.getRGB(x, y))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean isFar(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > NEAR) {
                return true;
            }
        }
        return false;
    }
}
