package coop.ouvrage.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table to take away. Cells are text, {@code Money}, {@code BigDecimal}, whole numbers, {@code LocalDate} or null. */
public record Sheet(String name, List<String> columns, List<List<@Nullable Object>> rows) {}
