package org.porchlight.ipc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.ipc.SampleDays;
import org.porchlight.ipc.Samples;

/// What a guard tells that is older or newer than its reader: both speak one protocol.
class OtherVersionsTest {
    private static final JsonText READER = new JsonText(new JsonText.Limits(1 << 20, 1 << 16));
    private static final String NEWER = "LAID_BY_A_HEN";

    private static Json parsed(String text) throws ProtocolException {
        return READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOlderAccountHasNoEarlierBudgets() throws Exception {
        var older = JsonText.write(AccountJson.write(SampleDays.account())).replace("earlierBudgets", "other");

        var read = AccountJson.read(parsed(older));

        assertThat(SampleDays.account().earlier()).isNotEmpty();
        assertThat(read.earlier()).isEmpty();
        assertThat(read.account()).isEqualTo(account().account());
    }

    private static AccountReport account() throws ProtocolException {
        return AccountJson.read(AccountJson.write(SampleDays.account()));
    }

    @Test
    void notesOfASortThatIsNotKnownArePassedOver() throws Exception {
        var sort = DayNote.Sort.GRANTED.name();
        var account = JsonText.write(AccountJson.write(SampleDays.account())).replace(sort, NEWER);
        var clock = JsonText.write(ClockJson.write(Samples.clock())).replace("CLOCK_CHANGED", NEWER);

        assertThat(AccountJson.read(parsed(account)).notes())
                .isNotEmpty()
                .isEqualTo(account().notes().stream()
                        .filter(note -> note.sort() != DayNote.Sort.GRANTED)
                        .toList());
        assertThat(ClockJson.read(parsed(clock)).events()).isEmpty();
    }

    @Test
    void doubtsOfWhatIsNotKnownArePassedOver() throws Exception {
        var doubted = SampleDays.week().doubts();
        var of = doubted.getFirst().of();
        var newer =
                JsonText.write(WeekJson.write(SampleDays.week())).replace("\"of\":\"" + of.name(), "\"of\":\"" + NEWER);

        assertThat(WeekJson.read(parsed(newer)).doubts())
                .isEqualTo(doubted.stream().filter(doubt -> doubt.of() != of).toList());
    }
}
