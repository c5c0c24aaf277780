package io.adax.trainer.jobs;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;

/** How a worker looks for due jobs: for those of its pool only. */
final class PoolQueries extends AutodetectJdbcCustomization {

	private final String condition;

	/**
	 * Queries for a pool.
	 * @param pool of that form that needs no quoting
	 */
	PoolQueries(DataSource database, String pool) {
		super(database);
		this.condition = " and pool = '" + pool + "' ";
	}

	@Override
	public String createSelectDueQuery(String table, int limit, String andCondition, boolean orderByPriority) {
		return super.createSelectDueQuery(table, limit, andCondition + this.condition, orderByPriority);
	}

	@Override
	public String createGenericSelectForUpdateQuery(String table, int limit, String andCondition,
			boolean orderByPriority) {
		return super.createGenericSelectForUpdateQuery(table, limit, andCondition + this.condition, orderByPriority);
	}

	/** That statement knows no condition. */
	@Override
	public boolean supportsSingleStatementLockAndFetch() {
		return false;
	}

}
