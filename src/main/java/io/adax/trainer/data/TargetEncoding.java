package io.adax.trainer.data;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the target column becomes what a network learns to put out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = TargetEncoding.Labels.class, name = "labels"),
		@JsonSubTypes.Type(value = TargetEncoding.Value.class, name = "value") })
public sealed interface TargetEncoding {

	/** The column's name. */
	String column();

	/** How many outputs it becomes. */
	int width();

	/** Writes the outputs of a value into the array, from the offset on. */
	void encode(double value, float[] into, int offset);

	/** Classification: one output a label, 1 for the row's own. */
	record Labels(String column, List<String> labels) implements TargetEncoding {

		public Labels {
			labels = List.copyOf(labels);
		}

		@Override
		public int width() {
			return this.labels.size();
		}

		@Override
		public void encode(double value, float[] into, int offset) {
			into[offset + (int) value] = 1;
		}

	}

	/** Regression: one output, (value - offset) / scale. */
	record Value(String column, double offset, double scale) implements TargetEncoding {

		@Override
		public int width() {
			return 1;
		}

		@Override
		public void encode(double value, float[] into, int offset) {
			into[offset] = Encoder.single(this.column, (value - this.offset) / this.scale);
		}

		/** The number, in the target's own unit, that an output stands for. */
		public double decode(double output) {
			return output * this.scale + this.offset;
		}

	}

}
