package org.porchlight.ipc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.SampleStatus;

/// What a guard tells that runs on while a newer program was installed: what came later is not in it.
class StatusJsonTest {
    private static Json without(Json json, String name) {
        return change(json, members -> {
            members.remove(name);
            return members;
        });
    }

    private static Json change(Json json, UnaryOperator<Map<String, Json>> how) {
        return new Json.Obj(how.apply(new LinkedHashMap<>(((Json.Obj) json).members())));
    }

    private static Json inChildren(Json status, UnaryOperator<Json> how) {
        return change(status, members -> {
            members.replaceAll(
                    (name, value) -> name.equals("children") ? Json.list(((Json.Arr) value).items(), how) : value);
            return members;
        });
    }

    @Test
    void offersNeitherCodeNorPinWhereNothingIsSaidOfThem() throws Exception {
        var old = inChildren(
                StatusJson.write(SampleStatus.status()),
                child -> change(child, members -> {
                    members.replaceAll(
                            (name, value) -> name.equals("offer") ? without(without(value, "code"), "pin") : value);
                    return members;
                }));

        assertThat(StatusJson.read(old).children())
                .hasSize(2)
                .allMatch(child -> child.offer().keys().equals(new Keys(false, false)));
    }

    @Test
    void knowsOfNoOwnLimitNoRestAndNoRefusalWhereNothingIsSaidOfThem() throws Exception {
        var old = inChildren(
                StatusJson.write(SampleStatus.status()),
                child -> without(without(without(child, "self"), "rest"), "refused"));

        assertThat(StatusJson.read(old).children())
                .hasSize(2)
                .allMatch(child -> child.self().equals(SelfSet.NONE)
                        && child.rest().equals(Optional.empty())
                        && child.refused().equals(Optional.empty()));
    }

    @Test
    void tellsTheProgramThatWasRefusedAndWhoPaused() throws Exception {
        var refused = Optional.of(new RefusedProgram(Instant.parse("2026-11-24T09:11:58Z"), "/usr/bin/steam"));
        var sample = SampleStatus.status();
        var child = StatusDraft.changed(sample.children().getFirst(), draft -> {
            draft.refused = refused;
            draft.pausedBy = Optional.of("parent:mum");
        });
        var status = new StatusReport(
                sample.time(), sample.confidence(), sample.synced(), sample.soft(), sample.zone(), List.of(child));

        assertThat(StatusJson.read(StatusJson.write(status))).isEqualTo(status);
    }
}
