package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.Verification;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;

/// Checking the ledger, and deleting from it.
class CheckAndForgetVerbTest extends OnFakeGuard {
    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8,en", "zh_CN.UTF-8,zh"})
    void namesTheEventThatIsNotAsItWasWritten(String language, String name) throws Exception {
        serve(PARENT);

        var said = Session.type(run(), language, "verify");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out() + said.err()).isEqualTo(golden("cli/verify." + name + ".txt"));
    }

    @Test
    void printsWhatACheckFoundThoughItIsWrong() throws Exception {
        serve(PARENT);

        var said = type("verify", "--rebuild", "--json");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo(golden("json/verify.json"));
        assertThat(guard.asked).endsWith(new Command.Rebuild());
    }

    @Test
    void endsWellWhenNothingIsWrong() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Verified(new Verification("ok", List.of(), List.of(), List.of(), List.of())));

        assertThat(type("verify").exit()).isZero();
    }

    @ParameterizedTest(name = "{0}, an event is damaged: {1}")
    @CsvSource({
        "verify,false,Make them anew with",
        "verify,true,cannot be made anew while an event is damaged",
        "verify --rebuild,false,They were made anew",
        "verify --rebuild,true,They were not made anew: an event is damaged"
    })
    void saysWhatBecameOfTheSums(String line, boolean damaged, String words) throws Exception {
        serve(PARENT);
        var devices = damaged ? Samples.verification().devices() : List.<Verification.DeviceChain>of();
        guard.answerOrdersWith(
                new Answer.Verified(new Verification("ok", devices, List.of("p_day"), List.of(), List.of())));

        var said = type(line.split(" "));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("p_day", words);
        assertThat(said.out().contains("porchlight verify --rebuild")).isEqualTo(line.equals("verify") && !damaged);
    }

    @ParameterizedTest(name = "{0} typed {1}: {2}")
    @CsvSource({
        "forget mei,mei,0",
        "forget mei,no,1",
        "forget mei,,1",
        "forget mei --yes,,0",
        "forget mei --before 2026-09-01,mei,0",
        "forget mei --before 2026-09-01 --yes,,0",
        "forget mei --before soon --yes,,2",
        "forget Mei --yes,,2"
    })
    void deletesOnlyWhatIsConfirmed(String line, String typed, int exit) throws Exception {
        serve(PARENT);

        var said = Session.typeWith(run(), "en_GB.UTF-8", typed == null ? "" : typed + "\n", line.split(" "));

        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        var before = line.contains("--before") ? Optional.of(LocalDate.of(2026, 9, 1)) : Optional.<LocalDate>empty();
        var order = new Command.Do(new Order.Forget(Samples.MEI, before));
        assertThat(guard.asked.contains(order)).isEqualTo(exit == 0);
    }

    @Test
    void saysInJsonThatItIsForgotten() throws Exception {
        serve(PARENT);

        var said = type("forget", "mei", "--yes", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo("{\"answer\":\"done\"}\n");
    }

    @Test
    void saysThatItDeclinedThoughTheSumsAreRight() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Verified(
                new Verification("ok", Samples.verification().devices(), List.of(), List.of(), List.of())));

        assertThat(type("verify", "--rebuild").out()).contains("They were not made anew: an event is damaged.");
        assertThat(type("verify").out()).doesNotContain("made anew");
    }

    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8,were deleted as a whole", "zh_CN.UTF-8,整个删掉了"})
    void namesTheFilesThatWentWithIt(String language, String words) throws Exception {
        serve(PARENT);
        var aside = List.of("/data/porchlight.db.damaged-1", "/data/porchlight.db.damaged-2-wal");
        guard.answerOrdersWith(new Answer.Done(aside));

        assertThat(Session.type(run(), language, "forget", "mei", "--yes").out())
                .contains(words, String.join(", ", aside));
        assertThat(type("forget", "mei", "--yes", "--json").out())
                .isEqualTo("{\"answer\":\"done\",\"deleted\":[\"" + String.join("\",\"", aside) + "\"]}\n");
        guard.answerOrdersWith(new Answer.Refused("still-aside", aside.getFirst()));
        var said = Session.type(run(), language, "forget", "mei", "--yes");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(aside.getFirst());
    }
}
