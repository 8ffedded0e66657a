package coop.ouvrage.shifts;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of shifts that is not understood is refused whole: nobody is hired by half of one. */
class RowReaderTest {

    private static final String HEAD = "shift;courier;date;start;end\n";

    private static List<String> told(byte[] file) {
        return RowReader.read(file).refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void nothingTooMuchAndOtherAlphabetsAreRefusedWhole() {
        assertThat(told(new byte[0])).containsExactly("shifts.file_size");
        assertThat(told(new byte[2_000_001])).containsExactly("shifts.file_size");
        assertThat(told((HEAD + "S1;Léa;2026-11-24;11:00;14:00\n").getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("shifts.file_encoding");
        assertThat(told(HEAD.getBytes(StandardCharsets.UTF_8))).containsExactly("shifts.file_empty");
    }

    @Test
    void aFileOfMoreThanFiveThousandShiftsIsRefusedWhole() {
        String row = "S;C1;2026-11-24;11:00;14:00\n";
        assertThat(RowReader.read((HEAD + row.repeat(5_000)).getBytes(StandardCharsets.UTF_8))
                        .isDone())
                .isTrue();
        assertThat(told((HEAD + row.repeat(5_001)).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("shifts.file_rows");
    }
}
