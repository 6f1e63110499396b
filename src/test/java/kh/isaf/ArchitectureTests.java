package kh.isaf;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.workflow.engine.Releases;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The house rules that a compiler cannot see; each names what it protects. */
class ArchitectureTests {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kh.isaf");

    /** Open to people who have not signed in; every other handler asks for a role or at least for a person. */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "SignInController.signIn",
            "DemonstrationSignInController.signIn",
            "LanguageController.choose",
            "StartController.start",
            "ForgotController.forgot",
            "SecondFactorController.code",
            "SecondFactorController.factor",
            "InboxController.inbox",
            "InboxController.letter",
            "InboxTextsController.texts",
            "InboxTextsController.answer",
            "InboxTextsController.write");

    private static final DescribedPredicate<CanBeAnnotated> HANDLERS =
            CanBeAnnotated.Predicates.metaAnnotatedWith(RequestMapping.class).forSubtype();
    private static final DescribedPredicate<JavaClass> ENTITIES =
            describe("entities", type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(Embeddable.class));

    @Test
    void aModuleUsesOnlyThoseBeforeIt() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void onlyWorkflowAndModellingKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("kh.isaf.workflow..", "kh.isaf.modelling..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(PRODUCT);
    }

    @Test
    void onePlaceDeploysModels() {
        Set<String> deployers = PRODUCT.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTarget().getName().equals("createDeployment"))
                .map(access -> access.getOrigin().getFullName())
                .collect(Collectors.toSet());
        assertThat(deployers).hasSize(1).allMatch(origin -> origin.startsWith(Releases.class.getName() + "."));
    }

    @Test
    void actionsAndFormsLeaveStorageAndMailToTheDomain() {
        noClasses()
                .that()
                .resideInAnyPackage("kh.isaf.workflow.action..", "kh.isaf.workflow.form..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.springframework.jdbc..",
                                "jakarta.persistence..",
                                "org.hibernate..",
                                "org.springframework.data..",
                                "jakarta.mail..",
                                "org.springframework.mail..")
                        .or(JavaClass.Predicates.assignableTo(Repository.class)))
                .check(PRODUCT);
    }

    @Test
    void controllersStayInTheirRoom() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .resideInAPackage("kh.isaf..web..")
                .andShould()
                .bePackagePrivate()
                .check(PRODUCT);
        classes()
                .that()
                .areMetaAnnotatedWith(ControllerAdvice.class)
                .should()
                .bePackagePrivate()
                .check(PRODUCT);
    }

    /** A private or final handler would be called past the check of its rights. */
    @Test
    void eachHandlerSaysWhoMayCallIt() {
        methods()
                .that(HANDLERS.forSubtype())
                .should()
                .beAnnotatedWith(PreAuthorize.class)
                .andShould()
                .notBePrivate()
                .andShould()
                .notBeFinal()
                .andShould()
                .notBeStatic()
                .check(PRODUCT);
        Set<String> open = PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(PreAuthorize.class)
                        && !method.getAnnotationOfType(PreAuthorize.class)
                                .value()
                                .matches("isAuthenticated\\(\\)|has(Any)?Role\\([^()]+\\)"))
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .collect(Collectors.toSet());
        assertThat(open).isEqualTo(FOR_EVERYBODY);
    }

    @Test
    void noEntityHoldsAnEntityOfAnotherModule() {
        Set<String> crossing = PRODUCT.stream()
                .filter(ENTITIES)
                .flatMap(type -> type.getAllFields().stream())
                .filter(field -> field.getAllInvolvedRawTypes().stream()
                        .anyMatch(
                                other -> ENTITIES.test(other) && !module(other).equals(module(field.getOwner()))))
                .map(JavaMember::getFullName)
                .collect(Collectors.toSet());
        assertThat(crossing).isEmpty();
    }

    @Test
    void noRequestFillsAnEntity() {
        noMethods()
                .that(HANDLERS.forSubtype())
                .or(CanBeAnnotated.Predicates.annotatedWith(ModelAttribute.class)
                        .forSubtype())
                .should(ArchConditions.have(describe(
                        "an entity among their parameters", (JavaMethod method) -> method.getParameterTypes().stream()
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .anyMatch(ENTITIES))))
                .check(PRODUCT);
    }

    /** A stream of rows holds its connection until it is closed; outside a transaction ten of them stop the product. */
    @Test
    void rowsAreReadAsListsNotAsStreams() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(PRODUCT);
    }

    /** Only the business clock reads the time of the machine; durations may be measured by {@code nanoTime}. */
    @Test
    void nothingReadsTheTimeButByAClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BusinessClock.class.getName())
                .should()
                .accessTargetWhere(describe("reads the time of the machine", ArchitectureTests::readsMachineTime))
                .check(PRODUCT);
    }

    private static boolean readsMachineTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (resideInAPackage("java.time..").test(owner)) {
            boolean byClock = access.getTarget() instanceof CodeUnitAccessTarget unit
                    && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return (name.equals("now") && !byClock)
                    || (owner.isEquivalentTo(Clock.class) && name.matches("system.*|tick(Millis|Seconds|Minutes)"));
        }
        boolean withoutArguments = access.getTarget() instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
        return (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && withoutArguments)
                || (owner.isAssignableTo(Calendar.class) && (name.equals("getInstance") || name.equals("<init>")));
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.", 4)[2];
    }
}
