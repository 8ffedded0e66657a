package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a co-operative confirms or sets itself, before the next release knows it. */
class OwnValuesTest {

    private static final String ALLOWANCE = "social_security/temporary_unemployment";

    @TempDir
    Path own;

    @Test
    void aValueOfTheSameDayIsReplacedAndALaterOneComesIn() throws IOException {
        write("sources", "LETTER: {title: Letter of the authority, date: '2026-12-02'}\n");
        write(ALLOWANCE, """
                values:
                  2025-01-01: {value: 0.001, source: [LETTER], mark: V2, confirmed: 2026-12-02}
                  2027-01-01: {value: 0.0012, source: [LETTER], mark: V1, confirmed: 2026-12-02}
                """);
        Legislation law = Legislation.load("legislation/be", own);
        Figure confirmed = law.on(LocalDate.of(2026, 11, 18)).figure(ALLOWANCE);
        assertThat(confirmed.value()).isEqualByComparingTo("0.001");
        assertThat(confirmed.citation().mark()).isEqualTo(Mark.V2);
        assertThat(law.on(LocalDate.of(2027, 1, 1)).figure(ALLOWANCE).value()).isEqualByComparingTo("0.0012");
        assertThat(law.sources()).containsKey("LETTER");
    }

    @Test
    void aFileThatSetsNothingStopsTheStart() throws IOException {
        write("social_security/temporary_unemploymnt", "values: {}\n");
        assertThatThrownBy(() -> Legislation.load("legislation/be", own))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("temporary_unemploymnt");
    }

    private void write(String name, String yaml) throws IOException {
        Path file = own.resolve(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }
}
