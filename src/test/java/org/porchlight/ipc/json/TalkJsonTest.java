package org.porchlight.ipc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.core.report.WeekTalk.Asked;
import org.porchlight.core.report.WeekTalk.Said;

class TalkJsonTest {
    private static String facts(Said... facts) {
        return JsonText.write(TalkJson.write(new WeekTalk(List.of(facts), List.of())));
    }

    @Test
    void tellsEachFactWithItsFigures() {
        assertThat(facts(
                        new Said.Most(Activity.CREATE, Duration.ofMinutes(143)),
                        new Said.Changed(Activity.VIDEO, Duration.ofMinutes(-34), WeekTalk.Part.WEEKEND),
                        new Said.Reached(List.of(DayOfWeek.THURSDAY, DayOfWeek.SATURDAY), true)))
                .isEqualTo("{\"facts\":[{\"is\":\"most\",\"activity\":\"CREATE\",\"seconds\":8580},"
                        + "{\"is\":\"changed\",\"activity\":\"VIDEO\",\"moreSeconds\":-2040,\"part\":\"WEEKEND\"},"
                        + "{\"is\":\"reached\",\"days\":[\"THURSDAY\",\"SATURDAY\"],\"onTime\":true}],"
                        + "\"questions\":[]}");
        assertThat(facts(
                        new Said.NeverReached(),
                        new Said.NotCounted(Duration.ofMinutes(3)),
                        new Said.Rested(4, Duration.ofMinutes(6)),
                        new Said.Unused(2)))
                .isEqualTo("{\"facts\":[{\"is\":\"never-reached\"},{\"is\":\"not-counted\",\"seconds\":180},"
                        + "{\"is\":\"rested\",\"times\":4,\"meanSeconds\":360},{\"is\":\"unused\",\"days\":2}],"
                        + "\"questions\":[]}");
    }

    @Test
    void tellsEachQuestion() {
        var questions = List.<Asked>of(
                new Asked.About(Activity.GAMES),
                new Asked.Tight(DayOfWeek.THURSDAY, Duration.ofHours(1)),
                new Asked.Wanted(),
                new Asked.Next());

        assertThat(JsonText.write(TalkJson.write(new WeekTalk(List.of(), questions))))
                .isEqualTo("{\"facts\":[],\"questions\":[{\"is\":\"about\",\"activity\":\"GAMES\"},"
                        + "{\"is\":\"tight\",\"day\":\"THURSDAY\",\"limitSeconds\":3600},"
                        + "{\"is\":\"wanted\"},{\"is\":\"next\"}]}");
    }
}
