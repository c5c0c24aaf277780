package io.adax.trainer.datasets;

import io.adax.trainer.data.ScanOptions;
import io.adax.trainer.data.TableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UploadedFileTest {

	@ParameterizedTest
	@CsvSource({ "adult.csv, adult", "C:\\data\\adult.test.csv, adult.test", "/home/me/wine, wine", ".csv, .csv",
			", dataset", "'', dataset", "a/, dataset" })
	void namesADatasetAfterItsFile(String file, String name) {
		assertThat(new UploadedFile(file).name(DatasetSpec.NONE)).isEqualTo(name);
	}

	@Test
	void cutsALongName() {
		assertThat(new UploadedFile("x".repeat(300)).name(DatasetSpec.NONE)).hasSize(200);
	}

	@Test
	void namesNothingWithHalfACharacter() {
		assertThat(new UploadedFile("a\ud83db.csv").name(DatasetSpec.NONE)).isEqualTo("ab");
		assertThat(new UploadedFile("x".repeat(199) + "😀.csv").name(DatasetSpec.NONE)).isEqualTo("x".repeat(199));
	}

	@ParameterizedTest
	@CsvSource({ "a.csv, CSV", "a.TSV, TSV", "a.tab, TSV", "a.data, CSV", ", CSV" })
	void takesTheFormatFromTheExtension(String file, TableType type) {
		assertThat(new UploadedFile(file).options(DatasetSpec.NONE).type()).isEqualTo(type);
	}

	@Test
	void believesTheSpecMoreThanTheFile() {
		UploadedFile file = new UploadedFile("a.csv");
		DatasetSpec spec = new DatasetSpec("b", TableType.TSV, DatasetSpec.Header.NO, "c3", ".");
		assertThat(file.name(spec)).isEqualTo("b");
		assertThat(file.options(spec)).isEqualTo(new ScanOptions(TableType.TSV, false, ".", "c3"));
	}

}
