package io.adax.trainer;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

@Tag("thorough")
class ModularityTest {

	private static final String BASE = "io.adax.trainer";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	/** Other modules know these values, and nothing else of the module. */
	private static final DescribedPredicate<JavaClass> SHARED_PROPERTIES = DescribedPredicate.describe(
			"shared by modules",
			(type) -> type.getSimpleName().equals("TrainerHome") || type.getSimpleName().equals("WorkerProperties"));

	@Test
	void modulesUseOnlyWhatTheyDeclare() {
		ApplicationModules.of(TrainerApplication.class).verify();
	}

	@Test
	void numericLibrariesStayInTheEngineProcess() {
		noClasses().that()
			.resideOutsideOfPackages(BASE + ".optimizer..", BASE + ".training..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."))
			.check(CLASSES);
	}

	@Test
	void whatTrainsKnowsNoSpring() {
		noClasses().that()
			.resideInAnyPackage(BASE + ".data..", BASE + ".optimizer..", BASE + ".training..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework..")
				.and(DescribedPredicate.not(resideInAnyPackage("org.springframework.modulith.."))))
			.check(CLASSES);
	}

	/**
	 * A context takes seconds to start, and so does a second way around the generated
	 * client.
	 */
	@Test
	void commandsKnowTheClientOnly() {
		noClasses().that()
			.resideInAnyPackage(BASE + ".commandline..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
					"org.springframework.beans..", "java.net.http.."))
			.check(CLASSES);
	}

	@Test
	void controllersAndTablesAreNobodyElsesBusiness() {
		classes().that()
			.areAnnotatedWith(RestController.class)
			.or()
			.areAnnotatedWith(Entity.class)
			.or()
			.areAssignableTo(Repository.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	@Test
	void propertiesBelongToTheirModule() {
		classes().that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.and(DescribedPredicate.not(SHARED_PROPERTIES))
			.should()
			.notBePublic()
			.check(CLASSES);
	}

	/** An engine's standard error is its log. */
	@Test
	void theServicePrintsNothing() {
		noClasses().that()
			.haveNameNotMatching(".*\\.engine\\.(EngineMain|StandardErrorLogging).*")
			.should(ACCESS_STANDARD_STREAMS)
			.check(CLASSES);
	}

	@Test
	void nobodyUsesJavasOwnLogging() {
		NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
	}

}
