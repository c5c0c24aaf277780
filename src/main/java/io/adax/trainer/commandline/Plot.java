package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * Curves in letters: dots of braille, eight to a letter, or stars.
 *
 * @param width of the area in letters
 * @param height of the area in lines
 * @param unicode whether braille can be shown
 */
record Plot(int width, int height, boolean unicode) {

	private static final String SPARKS = "▁▂▃▄▅▆▇█";

	private static final int LABEL = 9;

	/** The bits of a braille letter's dots by row, left and right. */
	private static final int[][] DOTS = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

	/** A small one for a screen. */
	static Plot on(Terminal terminal) {
		return new Plot(Math.min(64, terminal.width() - LABEL - 4), 8, terminal.unicode());
	}

	/** The last values as blocks of different height. */
	static String sparks(List<Double> values, int most) {
		List<Double> shown = values.subList(Math.max(0, values.size() - most), values.size());
		DoubleSummaryStatistics all = finite(shown);
		double span = all.getMax() - all.getMin();
		StringBuilder line = new StringBuilder();
		for (double value : shown) {
			double share = (span > 0 && Double.isFinite(value)) ? (value - all.getMin()) / span : 0;
			line.append(SPARKS.charAt((int) Math.round(share * (SPARKS.length() - 1))));
		}
		return line.toString();
	}

	private static DoubleSummaryStatistics finite(List<Double> values) {
		return values.stream().mapToDouble((value) -> value).filter(Double::isFinite).summaryStatistics();
	}

	/** A curve with its axes; nothing without two points. */
	List<String> lines(String title, List<Point> points) {
		List<Point> shown = points.stream().filter((point) -> Double.isFinite(point.y())).toList();
		if (shown.size() < 2) {
			return List.of();
		}
		DoubleSummaryStatistics x = shown.stream().mapToDouble(Point::x).summaryStatistics();
		DoubleSummaryStatistics y = shown.stream().mapToDouble(Point::y).summaryStatistics();
		boolean[][] dots = dots(shown, x, y);
		List<String> lines = new ArrayList<>();
		lines.add(title);
		for (int row = 0; row < this.height; row++) {
			String label = (row == 0) ? Figures.of(y.getMax()) : (row == this.height - 1) ? Figures.of(y.getMin()) : "";
			lines.add(String.format(Locale.ROOT, "%" + LABEL + "s %s%s", label, this.unicode ? "┤" : "|",
					letters(dots, row).stripTrailing()));
		}
		String left = Figures.of(x.getMin());
		String right = Figures.of(x.getMax());
		lines.add(" ".repeat(LABEL + 2) + left + " ".repeat(Math.max(1, this.width - left.length() - right.length()))
				+ right);
		return lines;
	}

	private int across() {
		return this.unicode ? 2 : 1;
	}

	private int down() {
		return this.unicode ? 4 : 1;
	}

	/** A dot in each column at least. */
	private boolean[][] dots(List<Point> points, DoubleSummaryStatistics x, DoubleSummaryStatistics y) {
		int columns = this.width * across();
		int rows = this.height * down();
		boolean[][] dots = new boolean[rows][columns];
		int next = 0;
		int before = -1;
		for (int column = 0; column < columns; column++) {
			double at = x.getMin() + (x.getMax() - x.getMin()) * column / (columns - 1);
			while (next < points.size() - 2 && points.get(next + 1).x() < at) {
				next++;
			}
			double value = between(points.get(next), points.get(next + 1), at);
			double span = y.getMax() - y.getMin();
			double share = (span > 0) ? (y.getMax() - value) / span : 0.5;
			int row = (int) Math.round(Math.min(1, Math.max(0, share)) * (rows - 1));
			connect(dots, column, before, row);
			before = row;
		}
		return dots;
	}

	/** From beside the dot before, so that a steep curve has no holes either. */
	private static void connect(boolean[][] dots, int column, int before, int row) {
		int from = (before < 0 || before == row) ? row : before + Integer.signum(row - before);
		for (int i = Math.min(from, row); i <= Math.max(from, row); i++) {
			dots[i][column] = true;
		}
	}

	private static double between(Point a, Point b, double x) {
		double share = (b.x() > a.x()) ? (x - a.x()) / (b.x() - a.x()) : 0;
		return a.y() + Math.min(1, Math.max(0, share)) * (b.y() - a.y());
	}

	private String letters(boolean[][] dots, int row) {
		char[] letters = new char[this.width];
		Arrays.fill(letters, ' ');
		for (int column = 0; column < this.width; column++) {
			int bits = 0;
			for (int i = 0; i < down(); i++) {
				for (int j = 0; j < across(); j++) {
					bits |= dots[row * down() + i][column * across() + j] ? DOTS[i][j] : 0;
				}
			}
			if (bits > 0) {
				letters[column] = this.unicode ? (char) (0x2800 + bits) : '*';
			}
		}
		return new String(letters);
	}

	/** A point of a curve. */
	record Point(double x, double y) {
	}

}
