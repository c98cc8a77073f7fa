package org.porchlight.ui;

import static java.lang.Math.abs;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.hypot;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of the sorts of use, told apart by every eye: no two are nearer than 12 of CIEDE2000, also as people see
/// them who lack one kind of cones (Machado, Oliveira, Fernandes 2009, severity 1).
class ColourBlindTest {
    private static final double APART = 12;
    /// By WCAG 2.1 (1.4.11), against the card that they are drawn on.
    private static final double SEEN = 3;

    private static final List<String> SORTS =
            IntStream.rangeClosed(1, 7).mapToObj(no -> "-color-chart-" + no).toList();

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    enum Eye {
        NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTAN(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTAN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITAN(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eye(double... matrix) {
            this.matrix = matrix;
        }

        /// A colour as CIELAB (D65), as this eye sees it.
        double[] sees(String hex) {
            double[] linear = IntStream.of(1, 3, 5)
                    .mapToDouble(at -> Integer.parseInt(hex, at, at + 2, 16) / 255.0)
                    .map(part -> part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
                    .toArray();
            double[] seen = IntStream.range(0, 3)
                    .mapToDouble(row -> matrix[3 * row] * linear[0]
                            + matrix[3 * row + 1] * linear[1]
                            + matrix[3 * row + 2] * linear[2])
                    .map(part -> Math.clamp(part, 0, 1))
                    .toArray();
            double x = f((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
            double y = f(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
            double z = f((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double f(double part) {
            return part > 216.0 / 24389 ? Math.cbrt(part) : (24389.0 / 27 * part + 16) / 116;
        }
    }

    /// CIEDE2000 of two colours in CIELAB (Sharma, Wu, Dalal 2005).
    private static double difference(double[] one, double[] other) {
        double mean7 = pow((hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2, 7);
        double g = 0.5 * (1 - sqrt(mean7 / (mean7 + pow(25, 7))));
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * other[1];
        double c1 = hypot(a1, one[2]);
        double c2 = hypot(a2, other[2]);
        double h1 = hue(a1, one[2]);
        double h2 = hue(a2, other[2]);
        double turn = c1 * c2 == 0 ? 0 : Math.IEEEremainder(h2 - h1, 360);
        double mean = c1 * c2 == 0 ? h1 + h2 : mean(h1, h2);
        double deltaHue = 2 * sqrt(c1 * c2) * sin(toRadians(turn / 2));
        double chroma = (c1 + c2) / 2;
        double lightness = pow((one[0] + other[0]) / 2 - 50, 2);
        double t = 1
                - 0.17 * cos(toRadians(mean - 30))
                + 0.24 * cos(toRadians(2 * mean))
                + 0.32 * cos(toRadians(3 * mean + 6))
                - 0.20 * cos(toRadians(4 * mean - 63));
        double ofL = (other[0] - one[0]) / (1 + 0.015 * lightness / sqrt(20 + lightness));
        double ofC = (c2 - c1) / (1 + 0.045 * chroma);
        double ofH = deltaHue / (1 + 0.015 * chroma * t);
        double rotation = -2
                * sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7)))
                * sin(toRadians(60 * exp(-pow((mean - 275) / 25, 2))));
        return sqrt(ofL * ofL + ofC * ofC + ofH * ofH + rotation * ofC * ofH);
    }

    private static double hue(double a, double b) {
        double degrees = toDegrees(atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double mean(double h1, double h2) {
        double sum = h1 + h2;
        if (abs(h1 - h2) <= 180) {
            return sum / 2;
        }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double nearest(ContrastTest.Scheme scheme, Eye eye) {
        var seen = SORTS.stream()
                .map(sort -> eye.sees(scheme.hex(sort).orElseThrow()))
                .toList();
        return IntStream.range(0, seen.size())
                .boxed()
                .flatMap(one -> IntStream.range(0, one).mapToObj(other -> difference(seen.get(one), seen.get(other))))
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
    }

    /// Pairs of the paper's table of test data.
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 2.5, 0, 73, 25, -18, 27.1492",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373"
    })
    void measuresAsThePaperDoes(double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertThat(difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}))
                .isCloseTo(expected, within(0.0001));
    }

    @ParameterizedTest
    @EnumSource
    void isToldApartByEveryEyeInBothSchemes(Eye eye) {
        assertThat(nearest(ContrastTest.Scheme.LIGHT, eye))
                .as("in the light scheme")
                .isGreaterThanOrEqualTo(APART);
        assertThat(nearest(ContrastTest.Scheme.DARK, eye))
                .as("in the dark scheme")
                .isGreaterThanOrEqualTo(APART);
    }

    @Test
    void isSeenOnTheCard() {
        for (var scheme : ContrastTest.Scheme.values()) {
            assertThat(SORTS)
                    .allSatisfy(sort -> assertThat(scheme.ratio(sort, "-color-bg-default"))
                            .as(sort + " in " + scheme)
                            .isGreaterThanOrEqualTo(SEEN));
        }
    }
}
