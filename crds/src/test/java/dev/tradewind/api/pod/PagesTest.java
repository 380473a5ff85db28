package dev.tradewind.api.pod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PagesTest {
  @Test
  void theDocumentedTradesSurviveReadingAndWriting() throws Exception {
    String page =
        """
        {"total":19,"trades":[{"number":1,"symbol":"AAPL","side":"Long","quantity":"100",\
        "entryTime":"2010-01-04T00:00:00Z","exitTime":"2010-02-01T00:00:00Z","entryPrice":"30.5700",\
        "exitPrice":"31.0000","grossPnl":"43.00","fees":"1.00","netPnl":"42.00","mae":"-12.00",\
        "mfe":"51.00","barsHeld":20,"settlement":false}]}\
        """;

    assertThat(PodJson.write(PodJson.read(page, TradesPage.class))).isEqualTo(page);
  }

  @Test
  void aTradeThatAnOlderRuntimeNotedHasNoExcursions() throws Exception {
    String page =
        """
        {"total":1,"trades":[{"number":1,"symbol":"AAPL","side":"Long","quantity":"100",\
        "entryTime":"2010-01-04T00:00:00Z","exitTime":"2010-02-01T00:00:00Z","entryPrice":"30.5700",\
        "exitPrice":"31.0000","grossPnl":"43.00","fees":"1.00","netPnl":"42.00","settlement":false}]}\
        """;

    Trade trade = PodJson.read(page, TradesPage.class).trades().getFirst();
    assertThat(trade.mae()).isNull();
    assertThat(trade.mfe()).isNull();
    assertThat(trade.barsHeld()).isNull();
  }

  @Test
  void theDocumentedFillsSurviveReadingAndWriting() throws Exception {
    String page =
        """
        {"total":1,"fills":[{"number":1,"executionId":"x-1","clientOrderId":"a1b2c3d40003000001","symbol":"AAPL",\
        "side":"Buy","quantity":"100","price":"30.5700","fee":"0.50","time":"2010-01-04T00:00:00Z",\
        "settlement":false}]}\
        """;

    assertThat(PodJson.write(PodJson.read(page, FillsPage.class))).isEqualTo(page);
  }
}
