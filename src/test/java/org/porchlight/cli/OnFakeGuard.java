package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SocketLink;

/// A command line in front of a real server on a real socket, behind which is a [FakeGuard].
@Timeout(60)
abstract class OnFakeGuard {
    static final Role PARENT = new Role.Parent(new Authority.Root());
    static final Role CHILD = new Role.OfChild(Samples.MEI);

    /// What a parent may write.
    static final String POLICY = """
            porchlight: 1
            household:
              zone: Asia/Shanghai
              calendar: none
            children:
              - id: mei
                name: 小美
                accounts: [mei]
                preset: none
                time:
                  windows: {every-day: ["16:30-20:30"]}
                  budget: {every-day: 60m}
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin/krita}, then: allow}
                sites:
                  default: deny
                  rules:
                    - {domain: smartedu.cn, then: allow}
            """;

    /// The same as the program writes it, with an age.
    static final String AGED =
            PolicyText.write(policy(POLICY.replace("accounts: [mei]", "born: 2016-05-14\n    accounts: [mei]")));

    @TempDir
    Path directory;

    final FakeGuard guard = new FakeGuard();
    Optional<GuardServer> server = Optional.empty();

    void serve(Role role) throws IOException {
        inForce(AGED);
        var socket = run().resolve(SocketLink.SOCKET);
        server = Optional.of(GuardServer.open(socket, GuardServer.Access.OWNER, _ -> role, guard));
    }

    /// What the guard tells to be in force, as the version of the samples.
    void inForce(String yaml) {
        var json = PolicyDocument.of(policy(yaml)).json();
        guard.policy = new PolicyReport(Samples.VERSION, json, yaml);
        guard.policyOf = guard.policy;
    }

    static Policy policy(String yaml) {
        return Documents.of(yaml).policy();
    }

    Path run() {
        return directory.resolve("run");
    }

    Session type(String... args) {
        return Session.type(run(), "en_GB.UTF-8", args);
    }

    String file(String text) throws IOException {
        return file("family.yaml", text);
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @AfterEach
    void stopServer() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    static String golden(String name) throws IOException {
        try (var stream = Objects.requireNonNull(CliTest.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
