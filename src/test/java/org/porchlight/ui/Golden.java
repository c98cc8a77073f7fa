package org.porchlight.ui;

import static org.assertj.core.api.Assertions.fail;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /// How many pixels may differ that stand in one line and are what lies on both sides of it, mixed.
    private static final long EDGE = 64;

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
        var wanted = ImageIO.read(golden.toFile());
        var drawn = ImageIO.read(shot.toFile());
        long differing = differing(wanted, drawn);
        if (differing > FEW && !(differing <= EDGE && isOneEdge(wanted, drawn))) {
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

    /// Whether all that differs is one edge that ran into the pixels beside it, in one column or one row:
    /// what was drawn before decides with the software renderer whether it does.
    static boolean isOneEdge(BufferedImage wanted, BufferedImage drawn) {
        var far = new ArrayList<Point>();
        for (int y = 0; y < wanted.getHeight(); y++) {
            for (int x = 0; x < wanted.getWidth(); x++) {
                if (isFar(wanted.getRGB(x, y), drawn.getRGB(x, y))) {
                    far.add(new Point(x, y));
                }
            }
        }
        boolean isColumn = far.stream().map(point -> point.x).distinct().count() == 1;
        boolean isRow = far.stream().map(point -> point.y).distinct().count() == 1;
        return (isColumn && far.stream().allMatch(point -> isMixed(wanted, drawn, point, 1, 0)))
                || (isRow && far.stream().allMatch(point -> isMixed(wanted, drawn, point, 0, 1)));
    }

    /// @param dx from a pixel to the one on its one side, from there `-dx`, `-dy` to the other
    private static boolean isMixed(BufferedImage wanted, BufferedImage drawn, Point at, int dx, int dy) {
        if (at.x < dx || at.y < dy || at.x + dx >= wanted.getWidth() || at.y + dy >= wanted.getHeight()) {
            return false;
        }
        int before = wanted.getRGB(at.x - dx, at.y - dy);
        int after = wanted.getRGB(at.x + dx, at.y + dy);
        int here = drawn.getRGB(at.x, at.y);
        for (int shift = 0; shift <= 16; shift += 8) {
            int one = before >> shift & 0xff;
            int other = after >> shift & 0xff;
            int seen = here >> shift & 0xff;
            if (seen < Math.min(one, other) - NEAR || seen > Math.max(one, other) + NEAR) {
                return false;
            }
        }
        // Where both sides are the same a line has come or gone.
        return isFar(before, after);
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
