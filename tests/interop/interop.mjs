// The official JavaScript SDK, unchanged, against a running simulator: one line per check.
import assert from 'node:assert/strict'
import TastytradeClient from '@tastytrade/api'
import { run } from './checks.mjs'

const { TASTYPS_BASE_URL: baseUrl, TASTYPS_CLIENT_SECRET: clientSecret, TASTYPS_REFRESH_TOKEN: refreshToken } = process.env
const config = { baseUrl, accountStreamerUrl: baseUrl.replace(/^http/, 'ws'), clientSecret, refreshToken, oauthScopes: ['read'] }
const client = new TastytradeClient(config)
const { accountsAndCustomersService: customers, accountStatusService: status, balancesAndPositionsService: books, instrumentsService: instruments } = client

const decimal = /^-?\d+\.\d+$/
const cents = (text) => Math.round(Number(text) * 100)
const accountNumbers = async () => (await customers.getCustomerAccounts()).map(({ account }) => account['account-number'])
const signed = (position, price) => (position['quantity-direction'] === 'Short' ? -1 : 1) * position.quantity * position.multiplier * Number(position[price])

await run({
  'signs in with a refresh token': async () => {
    assert.equal((await customers.getCustomerResource()).id, 'me')
    assert.ok(client.accessToken.isValid)
    assert.equal(client.accessToken.expiresIn, 900)
  },

  'lists the accounts': async () => {
    const items = await customers.getCustomerAccounts()
    assert.deepEqual(items.map(({ account }) => account['margin-or-cash']), ['Margin', 'Cash'])
    for (const item of items) assert.equal(item['authority-level'], 'owner')
  },

  'shows one account': async () => {
    const [number] = await accountNumbers()
    assert.equal((await customers.getFullCustomerAccountResource(number))['account-number'], number)
  },

  'shows the trading status': async () => {
    const [number] = await accountNumbers()
    assert.equal((await status.getAccountStatus(number))['equities-margin-calculation-type'], 'Reg T')
  },

  'lists the balances': async () => {
    for (const number of await accountNumbers()) {
      const [balance] = await books.getAccountBalanceValues(number)
      assert.equal(balance['account-number'], number)
      assert.equal(balance.currency, 'USD')
      for (const name of ['cash-balance', 'net-liquidating-value', 'equity-buying-power']) assert.match(balance[name], decimal)
    }
  },

  'lists the positions, which with the cash make the net liquidating value': async () => {
    for (const number of await accountNumbers()) {
      const [balance] = await books.getAccountBalanceValues(number)
      const positions = await books.getPositionsList(number, { includeMarks: true })
      assert.ok(positions.length > 0)
      const value = positions.reduce((sum, position) => sum + cents(signed(position, 'mark-price')), cents(balance['cash-balance']))
      assert.equal(value, cents(balance['net-liquidating-value']))
    }
  },

  'filters the positions by its own spelling of arrays': async () => {
    const [number] = await accountNumbers()
    const positions = await books.getPositionsList(number, { underlyingSymbol: ['AAPL', 'SPX'] })
    assert.deepEqual([...new Set(positions.map((position) => position['underlying-symbol']))], ['AAPL', 'SPX'])
  },

  'reads the nested chain with both roots': async () => {
    const chains = await instruments.getNestedOptionChain('SPX')
    assert.deepEqual(chains.map((chain) => chain['root-symbol']), ['SPX', 'SPXW'])
    for (const { expirations } of chains) {
      for (const { strikes } of expirations) {
        for (const strike of strikes) {
          assert.match(strike['strike-price'], decimal)
          assert.equal(strike.call.length, 21)
          assert.equal(strike.put.length, 21)
        }
      }
    }
  },

  'finds every option that is held in the nested chain': async () => {
    const [number] = await accountNumbers()
    const held = await books.getPositionsList(number, { instrumentType: 'Equity Option', underlyingSymbol: ['SPX'] })
    const chains = await instruments.getNestedOptionChain('SPX')
    const listed = new Set(chains.flatMap((chain) => chain.expirations).flatMap((expiration) => expiration.strikes).flatMap(({ call, put }) => [call, put]))
    assert.equal(held.length, 2)
    for (const { symbol } of held) assert.ok(listed.has(symbol), symbol)
  },

  'shows a single option that is held': async () => {
    const [number] = await accountNumbers()
    const [held] = await books.getPositionsList(number, { instrumentType: 'Equity Option', underlyingSymbol: ['AAPL'] })
    const option = await instruments.getSingleEquityOption(held.symbol)
    assert.equal(option.symbol, held.symbol)
    assert.equal(option['expires-at'], held['expires-at'])
  },

  'gets a quote token': async () => {
    assert.match((await customers.getApiQuoteToken())['dxlink-url'], /^ws:/)
  },

  'is refused with a wrong secret': async () => {
    const stranger = new TastytradeClient({ ...config, clientSecret: 'wrong' })
    await assert.rejects(stranger.accountsAndCustomersService.getCustomerAccounts(), ({ response }) => {
      assert.equal(response.status, 400)
      assert.deepEqual(response.data, { error_code: 'invalid_grant', error_description: 'Client secret mismatch' })
      return true
    })
  },
})
