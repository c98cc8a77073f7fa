package org.porchlight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Ledger;
import org.porchlight.port.Store;

/// Holds the arrows between packages. A package that is emptied or renamed fails here.
class ArchitectureTest {
    private static final String ROOT = "org.porchlight";

    /// What each package may use of ours, as architecture.md shows it.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("shipped", Set.of()),
            Map.entry("core", Set.of("shipped")),
            Map.entry("text", Set.of("core")),
            Map.entry("care", Set.of("shipped")),
            Map.entry("render", Set.of("core", "text")),
            Map.entry("log", Set.of()),
            Map.entry("trace", Set.of()),
            Map.entry("port", Set.of("core")),
            Map.entry("platform", Set.of("core", "port", "trace")),
            Map.entry("store", Set.of("core", "port")),
            Map.entry("proof", Set.of("core", "port", "store")),
            Map.entry("site", Set.of("core", "port", "trace")),
            Map.entry("ipc", Set.of("core", "port")),
            Map.entry("worker", Set.of("core", "site")),
            Map.entry("post", Set.of("core", "text", "render", "ipc", "worker")),
            Map.entry(
                    "guard",
                    Set.of("core", "text", "port", "platform", "store", "site", "ipc", "worker", "post", "trace")),
            Map.entry("ui", Set.of("core", "text", "care", "ipc")),
            Map.entry("console", Set.of("core", "text", "care", "render", "ipc", "worker", "ui")),
            Map.entry("agent", Set.of("core", "text", "care", "render", "ipc", "ui")),
            Map.entry("cli", Set.of("core", "text", "render", "port", "store", "ipc", "worker")),
            Map.entry(
                    "tool",
                    Set.of(
                            "core",
                            "text",
                            "render",
                            "port",
                            "platform",
                            "store",
                            "site",
                            "ipc",
                            "guard",
                            "ui",
                            "console",
                            "agent",
                            "cli",
                            "proof")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Set<String> packages() {
        return existing();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(String name) {
        var allowed = ARROWS.getOrDefault(name, Set.of());
        var others = DescribedPredicate.describe(
                "other packages of ours",
                (JavaClass type) -> topPackage(type)
                        .filter(top -> !top.equals(name) && !allowed.contains(top))
                        .isPresent());

        classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(others))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void knowsEveryPackageThatExists() {
        var existing =
                CLASSES.stream().flatMap(type -> topPackage(type).stream()).collect(Collectors.toSet());

        assertThat(existing).isEqualTo(ARROWS.keySet());
    }

    @Test
    void coreReadsNoClockFileThreadOrRandomNumber() {
        var forbidden =
                List.of("java.io.", "java.nio.file.", "java.util.concurrent.", "java.util.Random", "java.lang.Thread");

        classes()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "values", type -> forbidden.stream().noneMatch(type.getName()::startsWith)))
                .check(CLASSES);
    }

    /// A program that starts and a name that is looked up wait for no commit: who judges them cannot reach the ledger.
    @Test
    void noVerdictOnAProgramOrASiteIsOnThePathOfTheLedger() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".platform.linux.gate..", ROOT + ".platform.linux.net..", ROOT + ".site..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "no ledger",
                        type -> !type.getName().startsWith(ROOT + ".store.")
                                && !type.isEquivalentTo(Ledger.class)
                                && !type.isEquivalentTo(Store.class)))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    /// DESIGN §2: nothing is changed for a parent without the right to. Who answers an order, or a command that changes
    /// something, is handed the authority.
    @Test
    void whoeverAnswersAChangeIsHandedTheAuthority() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ROOT + ".guard..")
                .and(DescribedPredicate.describe(
                        "answer a change",
                        (JavaMethod method) -> method.getRawReturnType().isAssignableTo(Answer.class)
                                && (takes(method.getRawParameterTypes(), Command.Changing.class)
                                        || takes(method.getRawParameterTypes(), Order.class))))
                .should(TAKE_AN_AUTHORITY)
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    /// What changes something is not done where commands are told apart, but by who judges the authority, also where
    /// nothing else of the command is wanted.
    @Test
    void nobodyIsToldOfAChangeWithoutTheAuthority() {
        var telling = CLASSES.get(ROOT + ".guard.Service").getMethods().stream()
                .filter(method -> takes(method.getRawParameterTypes(), Command.Changing.class))
                .toList();

        assertThat(telling).hasSize(1);
        assertThat(telling.getFirst().getMethodCallsFromSelf())
                .filteredOn(call -> !isOfAValue(call.getTargetOwner()))
                .hasSizeGreaterThan(10)
                .allMatch(call -> takes(call.getTarget().getRawParameterTypes(), Authority.class));
    }

    private static final ArchCondition<JavaMethod> TAKE_AN_AUTHORITY = ArchCondition.from(DescribedPredicate.describe(
            "take an Authority", method -> takes(method.getRawParameterTypes(), Authority.class)));

    private static boolean takes(List<JavaClass> parameters, Class<?> type) {
        return parameters.stream().anyMatch(parameter -> parameter.isAssignableTo(type));
    }

    private static boolean isOfAValue(JavaClass type) {
        return type.isAssignableTo(Record.class) || type.getPackageName().startsWith("java.");
    }

    private static Set<String> existing() {
        return CLASSES.stream().flatMap(type -> topPackage(type).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> topPackage(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return Optional.empty();
        }
        var rest = name.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
    }
}
