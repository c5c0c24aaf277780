package io.adax.trainer.access;

import java.util.Map;

import org.hibernate.cfg.AvailableSettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.stereotype.Component;

/**
 * Shows a request the rows of its project only: Hibernate puts the condition into every
 * query for an entity with a {@code @TenantId}, look-ups by id included.
 */
@Component
class VisibleProject implements CurrentTenantIdentifierResolver<String>, HibernatePropertiesCustomizer {

	/** No project has such a name. */
	private static final String ALL = "*";

	private final Projects projects;

	VisibleProject(Projects projects) {
		this.projects = projects;
	}

	@Override
	public String resolveCurrentTenantIdentifier() {
		return this.projects.only().orElse(ALL);
	}

	@Override
	public boolean validateExistingCurrentSessions() {
		return false;
	}

	@Override
	public boolean isRoot(String project) {
		return ALL.equals(project);
	}

	@Override
	public void customize(Map<String, Object> properties) {
		properties.put(AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, this);
	}

}
