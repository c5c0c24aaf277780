package io.adax.trainer.datasets;

import io.adax.trainer.data.ScanLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The largest dataset that is accepted.
 *
 * @param maxUpload the form of an upload
 * @param maxRows data rows
 * @param maxColumns columns
 * @param maxCategories different texts up to which a column is categorical
 * @param maxFieldLength characters of a field; a target's name must fit its database
 * column
 */
@ConfigurationProperties("trainer.limits")
@Validated
record DatasetLimits(@DefaultValue("256MB") @NotNull DataSize maxUpload,
		@DefaultValue("5000000") @Min(1) @Max(Integer.MAX_VALUE) long maxRows,
		@DefaultValue("2000") @Min(2) @Max(100_000) int maxColumns,
		@DefaultValue("1000") @Min(2) @Max(100_000) int maxCategories,
		@DefaultValue("10000") @Min(1) @Max(10_000) int maxFieldLength) {

	ScanLimits scan() {
		return new ScanLimits(this.maxRows, this.maxColumns, this.maxCategories, this.maxFieldLength);
	}

}
