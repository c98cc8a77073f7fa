package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SampleStatus;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SecretText;

class CodeVerbTest extends OnFakeGuard {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String URI =
            "otpauth://hotp/Porchlight:mei%2015m?secret=" + SECRET + "&issuer=Porchlight&counter=3";
    private static final String WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String PLAIN = "\u001b[0m";
    private static final int SCALE = 4;

    private Session typing(String language, String input, String... args) {
        return Session.typeWith(run(), language, input, args);
    }

    /// What a camera reads of lines of half blocks.
    private static String read(List<String> lines) throws Exception {
        int width = lines.getFirst().length() * SCALE;
        int height = lines.size() * 2 * SCALE;
        var pixels = new int[width * height];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char block = lines.get(y / SCALE / 2).charAt(x / SCALE);
                boolean isUpper = y / SCALE % 2 == 0;
                if (block == '█' || block == (isUpper ? '▀' : '▄')) {
                    pixels[y * width + x] = 0;
                }
            }
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }

    private static List<String> picture(Session said) {
        return said.out()
                .lines()
                .filter(line -> line.startsWith(WHITE))
                .map(line -> line.substring(WHITE.length(), line.length() - PLAIN.length()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_GB.UTF-8", "zh_CN.UTF-8"})
    void showsAPictureThatAnAppReads(String language) throws Exception {
        serve(PARENT);

        var said = typing(language, "", "code", "enroll", "mei", "15m");

        assertThat(said.exit()).as(said.err()).isZero();
        var picture = picture(said);
        assertThat(read(picture)).isEqualTo(URI);
        assertThat(picture)
                .hasSizeLessThan(24)
                .allMatch(line -> line.length() == picture.getFirst().length());
        assertThat(picture.getFirst()).hasSizeLessThan(80).isBlank();
        assertThat(said.out()).contains(SECRET + "\n", URI + "\n").doesNotContain("?[");
        assertThat(guard.asked).containsExactly(new Command.EnrolCode(Samples.MEI, QUARTER));
    }

    @Test
    void saysWhatTheCodesAreGoodFor() throws Exception {
        serve(PARENT);

        assertThat(typing("en_GB.UTF-8", "", "code", "enroll", "mei", "15m").out())
                .contains("\nEach code gives mei 15 minutes, once. Codes of the same child and time from before do not"
                        + " work any more.\n");
        assertThat(typing("zh_CN.UTF-8", "", "code", "enroll", "mei", "15m").out())
                .contains("\n每个代码给 mei 15 分钟，只能用一次。同一个孩子、同样时间的旧代码不再有用。\n");
    }

    @Test
    void tellsProgramsTheSameWithoutAPicture() throws Exception {
        serve(PARENT);

        assertThat(type("code", "enroll", "mei", "15m", "--json").out())
                .isEqualTo("{\"answer\":\"enrolled\",\"child\":\"mei\",\"seconds\":900,\"secret\":\"" + SECRET
                        + "\",\"counter\":3,\"uri\":\"" + URI + "\"}\n");
    }

    @Test
    void asksForThePassphraseWhereItIsLocked() throws Exception {
        serve(new Role.Parent(new Role.Parent.Who.Account(1000, new ParentId("mum"))));
        guard.locked = true;

        var said = typing("en_GB.UTF-8", "regen am donnerstag\n", "code", "enroll", "mei", "15m");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(read(picture(said))).isEqualTo(URI);
    }

    @Test
    void listsThem() throws Exception {
        serve(PARENT);

        assertThat(type("code", "list").out()).isEqualTo("""
                mei  15 minutes         next code: number 3
                bo   1 hour 30 minutes  next code: number 0
                """);
        assertThat(typing("zh_CN.UTF-8", "", "code", "list").out()).contains("mei", "15 分钟", "第 3 号");
        assertThat(type("code", "list", "--json").out())
                .isEqualTo("{\"codes\":[{\"child\":\"mei\",\"seconds\":900,\"counter\":3},"
                        + "{\"child\":\"bo\",\"seconds\":5400,\"counter\":0}]}\n");
    }

    @Test
    void removesThem() throws Exception {
        serve(PARENT);

        assertThat(type("code", "remove", "mei", "15m").out())
                .isEqualTo("The codes that gave mei 15 minutes do not work any more.\n");
        assertThat(guard.asked).containsExactly(new Command.RemoveCode(Samples.MEI, QUARTER));
    }

    @ParameterizedTest
    @CsvSource({"Mei,15m", "mei,2", "mei,0m", "mei,25h"})
    void enrolsNothingThatIsNoChildOrTime(String child, String time) throws Exception {
        serve(PARENT);

        assertThat(type("code", "enroll", child, time).exit()).isEqualTo(Exit.USAGE);
        assertThat(guard.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"755224\n", "755 224\r\n", "７５５２２４\n", "７５５　２２４\n"})
    void aChildTypesACodeWhereItAsks(String typed) throws Exception {
        serve(CHILD);

        var said = typing("en_GB.UTF-8", typed, "request", "--code");

        assertThat(said.out()).isEqualTo("The time of the code is given.\n");
        assertThat(guard.asked).first().isEqualTo(new Command.Code(new SecretText("755224")));
    }

    @Test
    void aCodeThatOpensNothingNowSaysSo() throws Exception {
        var closed = StatusDraft.changed(SampleStatus.status().children().getFirst(), draft -> {
            draft.state = ChildStatus.Presented.CLOSED;
            draft.reason = Reason.OUTSIDE_WINDOW;
            draft.windows = List.of();
            draft.next = Optional.empty();
        });
        var status = SampleStatus.status();
        guard.status = () -> new StatusReport(
                status.time(), status.confidence(), status.synced(), status.soft(), status.zone(), List.of(closed));
        serve(CHILD);

        assertThat(typing("en_GB.UTF-8", "755224\n", "request", "--code").out())
                .startsWith("The time of the code is given.\nIt does not open again today");
    }

    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8, 'The next try is possible in 4 min.'", "zh_CN.UTF-8, '4 分钟以后才能再试。'"})
    void tellsTheChildThatItWasWrong(String language, String sentence) throws Exception {
        serve(CHILD);
        guard.answerOrdersWith(new Answer.Refused("secret-wrong-wait", "4\t240"));

        var said = typing(language, "755224\n", "request", "--code");

        assertThat(said.exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(said.err()).contains(sentence);
        assertThat(said.out() + said.err()).doesNotContain("755224");
    }

    @ParameterizedTest
    @ValueSource(strings = {"75522\n", "75522a\n", "7552244\n"})
    void triesNothingThatIsNoCode(String typed) throws Exception {
        serve(CHILD);

        var said = typing("en_GB.UTF-8", typed, "request", "--code");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).isEqualTo("That is no code: six digits. Nothing was tried. Start again.\n");
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void takesNoCodeFromTheArguments() throws Exception {
        serve(CHILD);

        assertThat(typing("en_GB.UTF-8", "755224\n", "request", "--code", "755224")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(typing("en_GB.UTF-8", "755224\n", "request", "--code=755224").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void takesNoCodeWhereAParentAsks() throws Exception {
        serve(PARENT);

        assertThat(typing("en_GB.UTF-8", "755224\n", "request", "--code").exit())
                .isEqualTo(Exit.NOT_PERMITTED);
        assertThat(guard.asked).isEmpty();
    }
}
