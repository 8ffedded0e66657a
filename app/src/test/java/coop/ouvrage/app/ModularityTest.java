package coop.ouvrage.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The structure that the architecture page promises, checked over every artifact. */
class ModularityTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("coop.ouvrage");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        // Application, demo and simulators stand above or beside the modules: they wire, nothing wires them.
        ApplicationModules modules = ApplicationModules.of(
                "coop.ouvrage",
                JavaClass.Predicates.resideInAnyPackage(
                        "coop.ouvrage.app..",
                        "coop.ouvrage.demo..",
                        "coop.ouvrage.simulators..",
                        "coop.ouvrage.postgres.."));
        assertThat(modules.getModuleByName("calendar"))
                .as("the test sees the core")
                .isPresent();
        assertThat(modules.getModuleByName("country")).as("and the packs").isPresent();
        modules.verify();
    }

    @Test
    void onlyBusinessTimeReadsTheSystemClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("coop.ouvrage.calendar", "coop.ouvrage.simulators..", "coop.ouvrage.app..")
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(PRODUCT);
    }

    @Test
    void simulatorsShareNoClassWithTheProduct() {
        noClasses()
                .that()
                .resideInAPackage("coop.ouvrage.simulators..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("coop.ouvrage..").and(resideOutsideOfPackage("coop.ouvrage.simulators..")))
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void noCopiesOfBadHabits() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .check(PRODUCT);
    }
}
