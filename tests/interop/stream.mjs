// The official streaming clients, unchanged, against a running simulator: one line per check.
import assert from 'node:assert/strict'
import WebSocket from 'ws'
import TastytradeClient from '@tastytrade/api'
import { DXLinkWebSocketClient } from '@dxfeed/dxlink-websocket-client'
import { DXLinkFeed, FeedContract, FeedDataFormat } from '@dxfeed/dxlink-feed'
import { run } from './checks.mjs'

// The clients take the WebSocket of the browser, which node 20 lacks.
globalThis.WebSocket = WebSocket

// Not among the exports of its package any more, but still in it.
const { default: MarketDataStreamer } = await import('./node_modules/@tastytrade/api/dist/market-data-streamer.js')

const { TASTYPS_BASE_URL: baseUrl, TASTYPS_CLIENT_SECRET: clientSecret, TASTYPS_REFRESH_TOKEN: refreshToken } = process.env
const api = new TastytradeClient({ baseUrl, accountStreamerUrl: baseUrl.replace(/^http/, 'ws'), clientSecret, refreshToken, oauthScopes: ['read'] })

const hour = 3_600_000
const flags = { begin: 4, end: 8, emptyEnd: 10 }
const patience = 30_000

// The clients never throw at what they cannot read: they complain.
const complaints = []
console.warn = (...parts) => {
  const complaint = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')
  if (!complaint.startsWith('MarketDataStreamer is deprecated')) complaints.push(complaint)
}
console.error = console.warn

// Keeps events and tells when there are enough of them.
class Events {
  all = []
  #waiting = new Set()

  take = (events) => {
    this.all.push(...events)
    for (const check of [...this.#waiting]) check()
  }

  of(type, symbol) {
    return this.all.filter(({ eventType, eventSymbol }) => eventType === type && eventSymbol === symbol)
  }

  until(what, isReached) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what} never came; complaints: ${complaints.join('; ')}`)), patience)
      const check = () => {
        const result = isReached()
        if (!result) return
        clearTimeout(timer)
        this.#waiting.delete(check)
        resolve(result)
      }
      this.#waiting.add(check)
      check()
    })
  }

  first(type, symbol) {
    return this.until(`${type} of ${symbol}`, () => this.of(type, symbol)[0])
  }
}

const quoteStreamer = async () => {
  const events = new Events()
  api.quoteStreamer.addEventListener(events.take)
  await api.quoteStreamer.connect()
  const { dxLinkFeed } = api.quoteStreamer
  return { streamer: api.quoteStreamer, events, close: () => { dxLinkFeed.close(); api.quoteStreamer.disconnect() } }
}

const openFeed = async (contract, config = { acceptAggregationPeriod: 0.1, acceptDataFormat: FeedDataFormat.COMPACT }) => {
  const { token, 'dxlink-url': url } = await api.accountsAndCustomersService.getApiQuoteToken()
  const client = new DXLinkWebSocketClient()
  const feed = new DXLinkFeed(client, contract)
  const events = new Events()
  feed.addEventListener(events.take)
  feed.configure(config)
  client.setAuthToken(token)
  client.connect(url)
  return { client, feed, events, close: () => { feed.close(); client.close() } }
}

const withFeed = async (contract, config, act) => {
  const session = await openFeed(contract, config)
  try {
    await act(session)
  } finally {
    session.close()
  }
}

const chain = async (symbol) => (await api.instrumentsService.getNestedOptionChain(symbol)).flatMap(({ expirations }) => expirations)
const nearTheMoney = async (symbol) => {
  const { strikes } = (await chain(symbol))[4]
  return strikes[Math.floor(strikes.length / 2)]['call-streamer-symbol']
}

const isQuoted = ({ bidPrice, askPrice, bidSize, askSize }) => {
  assert.ok(bidPrice > 0 && askPrice > bidPrice, `${bidPrice} – ${askPrice}`)
  assert.ok(bidSize > 0 && askSize > 0)
}

// Newest first, a beginning, a marker without prices at or before the time asked for.
const isSnapshot = (rows, from) => {
  assert.ok(rows.length > 2)
  assert.ok(rows[0].eventFlags & flags.begin)
  for (let number = 1; number < rows.length; number++) assert.ok(rows[number].time < rows[number - 1].time)
  for (const { open, high, low, close, time, eventFlags } of rows.slice(0, -1)) {
    assert.ok(low <= Math.min(open, close) && high >= Math.max(open, close))
    assert.ok(time >= from)
    assert.equal(eventFlags & flags.end, 0)
  }
  const marker = rows.at(-1)
  assert.equal(marker.eventFlags, flags.emptyEnd)
  assert.equal(marker.close, 'NaN')
  assert.ok(marker.time <= from)
}

const snapshot = (events, symbol) => events.until(`the end of ${symbol}`, () => {
  const rows = events.of('Candle', symbol)
  const end = rows.findIndex(({ eventFlags }) => eventFlags & flags.end)
  return end >= 0 && rows.slice(0, end + 1)
})

await run({
  'the SDK streams quote, trade, summary, profile and figures of a fund': async () => {
    const { streamer, events, close } = await quoteStreamer()
    streamer.subscribe(['SPY'])
    isQuoted(await events.first('Quote', 'SPY'))
    assert.ok((await events.first('Trade', 'SPY')).price > 0)
    const { dayHighPrice, dayLowPrice, dayOpenPrice, openInterest } = await events.first('Summary', 'SPY')
    assert.ok(dayLowPrice <= dayOpenPrice && dayOpenPrice <= dayHighPrice)
    assert.equal(openInterest, 0)
    const { description, tradingStatus } = await events.first('Profile', 'SPY')
    assert.match(description, /S&P 500|SPDR/)
    assert.equal(tradingStatus, 'ACTIVE')
    assert.ok((await events.first('Underlying', 'SPY')).volatility > 0)
    close()
  },

  'the SDK streams the level of an index, which nobody quotes': async () => {
    const { streamer, events, close } = await quoteStreamer()
    streamer.subscribe(['SPX', 'QQQ'])
    const { price, size, dayVolume } = await events.first('Trade', 'SPX')
    assert.ok(price > 0)
    assert.deepEqual([size, dayVolume], ['NaN', 'NaN'])
    await events.first('Summary', 'SPX')
    await events.first('Quote', 'QQQ')
    assert.deepEqual(events.of('Quote', 'SPX'), [])
    close()
  },

  'the SDK streams quotes and Greeks of options': async () => {
    const { streamer, events, close } = await quoteStreamer()
    const symbols = [await nearTheMoney('SPY'), await nearTheMoney('SPX')]
    streamer.subscribe(symbols)
    for (const symbol of symbols) {
      isQuoted(await events.first('Quote', symbol))
      const { delta, gamma, volatility } = await events.first('Greeks', symbol)
      assert.ok(delta > 0 && delta < 1 && gamma >= 0 && volatility > 0)
    }
    close()
  },

  'the SDK streams a future, by its own and by the continuous symbol, and a coin': async () => {
    const { streamer, events, close } = await quoteStreamer()
    const futures = await api.instrumentsService.getFutures({ productCode: ['ES'] })
    const active = futures.find((future) => future['active-month'])['streamer-symbol']
    const symbols = [active, '/ES:XCME', 'BTC/USD:CXTALP']
    streamer.subscribe(symbols)
    for (const symbol of symbols) {
      isQuoted(await events.first('Quote', symbol))
      assert.ok((await events.first('Trade', symbol)).price > 0)
      await events.first('Summary', symbol)
    }
    close()
  },

  'the SDK gets candles from a time to the end of the snapshot': async () => {
    const { streamer, events, close } = await quoteStreamer()
    const { time } = await (streamer.subscribe(['SPY'], ['Trade']), events.first('Trade', 'SPY'))
    const from = time - 30 * 24 * hour
    streamer.subscribeCandles('SPY', from, 5, 'm')
    streamer.subscribeCandles('/ES:XCME', from, 1, 'h')
    isSnapshot(await snapshot(events, 'SPY{=5m}'), from)
    isSnapshot(await snapshot(events, '/ES:XCME{=1h}'), from)
    close()
  },

  'the SDK unsubscribes': async () => {
    const { streamer, events, close } = await quoteStreamer()
    streamer.dxLinkFeed.configure({ acceptAggregationPeriod: 0.1, acceptDataFormat: FeedDataFormat.COMPACT })
    streamer.subscribe(['SPY', 'AAPL'], ['Quote'])
    await events.first('Quote', 'SPY')
    streamer.unsubscribe(['SPY'])
    streamer.subscribe(['QQQ'], ['Quote'])
    await events.first('Quote', 'QQQ')
    const before = events.of('Quote', 'SPY').length
    await events.until('five more quotes', () => events.of('Quote', 'QQQ').length > 5)
    assert.equal(events.of('Quote', 'SPY').length, before)
    close()
  },

  'the former streamer of the SDK, which never sets a feed up, is served': async () => {
    const streamer = new MarketDataStreamer()
    const { token, 'dxlink-url': url } = await api.accountsAndCustomersService.getApiQuoteToken()
    const received = new Promise((resolve) => streamer.addDataListener(resolve))
    streamer.addSubscription('SPY', { subscriptionTypes: ['Quote'], channelId: 1 })
    streamer.connect(url, token)
    const { channel, data } = await received
    assert.equal(channel, 1)
    assert.equal(data[0], 'Quote')
    assert.ok(data[1].includes('SPY'))
    streamer.disconnect()
  },

  'the feed client takes 1,400 subscriptions at once': () => withFeed(
    FeedContract.AUTO,
    {
      acceptAggregationPeriod: 0.1,
      acceptDataFormat: FeedDataFormat.COMPACT,
      acceptEventFields: {
        Quote: ['eventSymbol', 'bidPrice', 'askPrice'],
        Trade: ['eventSymbol', 'price'],
        Summary: ['eventSymbol', 'openInterest'],
        Greeks: ['eventSymbol', 'delta'],
      },
    },
    async ({ feed, events }) => {
      const symbols = (await chain('SPX')).flatMap(({ strikes }) => strikes).map((strike) => strike['put-streamer-symbol']).slice(0, 350)
      const types = ['Quote', 'Trade', 'Summary', 'Greeks']
      feed.addSubscriptions(symbols.flatMap((symbol) => types.map((type) => ({ type, symbol }))))
      const seen = () => new Set(events.all.map(({ eventType, eventSymbol }) => eventType + eventSymbol)).size
      await events.until('every first value', () => seen() === symbols.length * types.length)
      assert.deepEqual(Object.keys(events.of('Greeks', symbols[0])[0]), ['eventType', 'eventSymbol', 'delta'])
    },
  ),

  'the feed client reads the full format': () => withFeed(
    FeedContract.TICKER,
    { acceptAggregationPeriod: 0.1, acceptDataFormat: FeedDataFormat.FULL, acceptEventFields: { Quote: ['eventSymbol', 'bidPrice', 'askPrice', 'bidSize', 'askSize'] } },
    async ({ feed, events }) => {
      feed.addSubscriptions({ type: 'Quote', symbol: 'SPY' })
      isQuoted(await events.first('Quote', 'SPY'))
      assert.equal(feed.getConfig().dataFormat, FeedDataFormat.FULL)
    },
  ),

  'the feed client gets a history by its contract': () => withFeed(FeedContract.HISTORY, undefined, async ({ feed, events }) => {
    feed.addSubscriptions({ type: 'Candle', symbol: 'SPX{=d}', fromTime: 1_767_225_600_000 })
    isSnapshot(await snapshot(events, 'SPX{=d}'), 1_767_225_600_000)
  }),

  'the feed client gets an empty history': () => withFeed(FeedContract.AUTO, undefined, async ({ feed, events }) => {
    feed.addSubscriptions({ type: 'Candle', symbol: 'SPY{=1pr}', fromTime: 1_767_225_600_000 })
    const [only, ...others] = await snapshot(events, 'SPY{=1pr}')
    assert.equal(only.eventFlags, flags.begin | flags.emptyEnd)
    assert.deepEqual(others, [])
  }),

  // What follows gives them reason to.
  'no client complains': () => assert.deepEqual(complaints, []),

  'the feed client comes back after a break, with all it had': () => withFeed(FeedContract.AUTO, undefined, async ({ client, feed, events }) => {
    const states = []
    client.addConnectionStateChangeListener((state) => states.push(state))
    feed.addSubscriptions(['SPY', 'AAPL'].map((symbol) => ({ type: 'Profile', symbol })))
    await events.first('Profile', 'AAPL')
    console.log('# break')
    await events.until('the profile once more', () => events.of('Profile', 'SPY').length === 2 && events.of('Profile', 'AAPL').length === 2)
    assert.deepEqual(states, ['CONNECTED', 'CONNECTING', 'CONNECTED'])
  }),

  'the feed client is told that its token is refused': async () => {
    const { 'dxlink-url': url } = await api.accountsAndCustomersService.getApiQuoteToken()
    const client = new DXLinkWebSocketClient()
    const states = []
    const ended = new Promise((resolve) => client.addConnectionStateChangeListener((state) => state === 'NOT_CONNECTED' && resolve()))
    client.addAuthStateChangeListener((state) => states.push(state))
    client.setAuthToken('nobody')
    client.connect(url)
    await ended
    assert.deepEqual(states.slice(0, 3), ['AUTHORIZING', 'UNAUTHORIZED', 'UNAUTHORIZED'])
  },
})

// The SDK keeps its connections for ever.
process.exit()
