// The official JavaScript SDK, unchanged, trades on a running simulator and follows on its account stream: one line per check.
import assert from 'node:assert/strict'
import TastytradeClient from '@tastytrade/api'
import { run } from './checks.mjs'

const { TASTYPS_BASE_URL: baseUrl, TASTYPS_CLIENT_SECRET: clientSecret, TASTYPS_REFRESH_TOKEN: refreshToken } = process.env
const config = { baseUrl, accountStreamerUrl: baseUrl.replace(/^http/, 'ws'), clientSecret, refreshToken, oauthScopes: ['read', 'trade'] }
const client = new TastytradeClient(config)
const { accountsAndCustomersService: customers, orderService: orders, transactionsService: transactions, balancesAndPositionsService: books, accountStreamer: streamer } = client
const patience = 30_000

const [number] = (await customers.getCustomerAccounts()).map(({ account }) => account['account-number'])
const leg = (symbol, action = 'Buy to Open') => ({ 'instrument-type': 'Equity', symbol, action, quantity: 1 })
const limit = (symbol, price, action = 'Buy to Open') => ({
  'order-type': 'Limit', 'time-in-force': 'Day', price, 'price-effect': action.startsWith('Buy') ? 'Debit' : 'Credit', legs: [leg(symbol, action)],
})
const market = (symbol) => ({ 'order-type': 'Market', 'time-in-force': 'Day', legs: [leg(symbol)] })

// Keeps what the stream says and tells when something has been said.
const said = []
const waiting = new Set()
streamer.addMessageObserver((message) => {
  said.push(message)
  for (const check of [...waiting]) check()
})
const until = (what, find) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`${what} never came; the stream said ${said.map(({ type, action, data }) => type ? `${type} ${data.status ?? ''}` : action).join(', ')}`)), patience)
  const check = () => {
    const found = find()
    if (!found) return
    clearTimeout(timer)
    waiting.delete(check)
    resolve(found)
  }
  waiting.add(check)
  check()
})
const notice = (type, matches) => until(type, () => said.find((message) => message.type === type && matches(message.data)))
const told = (id, status) => notice('Order', (order) => order.id === id && order.status === status)

await run({
  'connects its account stream': async () => {
    await streamer.start()
    assert.equal(await streamer.subscribeToAccounts([number]), 'connect')
    await streamer.subscribeToUser('external-id')
    await until('the confirmation', () => said.find(({ action, status }) => action === 'user-message-subscribe' && status === 'ok'))
  },

  'previews an order': async () => {
    const { order, 'fee-calculation': fees, 'buying-power-effect': effect } = await orders.postOrderDryRun(number, limit('SPY', 1))
    assert.equal(order.id, undefined)
    assert.equal(order.status, 'Received')
    assert.equal(fees['total-fees'], '0.001')
    assert.equal(effect.effect, 'Debit')
  },

  'is told why an order is refused': async () => {
    await assert.rejects(orders.createOrder(number, { ...limit('SPY', 1), 'price-effect': 'Credit' }), ({ response }) => {
      assert.equal(response.status, 422)
      assert.equal(response.data.error.code, 'preflight_check_failure')
      assert.equal(response.data.error.errors[0].code, 'cant_buy_for_credit')
      return true
    })
  },

  'submits a market order and hears it routed, live with its fill and filled': async () => {
    const { order } = await orders.createOrder(number, { ...market('QQQ'), 'external-identifier': 'interop-1' })
    assert.equal(order['external-identifier'], 'interop-1')
    await told(order.id, 'Routed')
    const live = (await told(order.id, 'Live')).data
    const filled = (await told(order.id, 'Filled')).data
    assert.equal(live.legs[0].fills.length, 1)
    assert.deepEqual(filled.legs[0].fills, live.legs[0].fills)
    const position = (await notice('CurrentPosition', ({ symbol }) => symbol === 'QQQ')).data
    assert.equal(position['quantity-direction'], 'Long')
    await notice('AccountBalance', (balance) => balance['account-number'] === number)
    const [entry] = await transactions.getAccountTransactions(number, { symbol: 'QQQ', 'per-page': 1 })
    assert.equal(entry['order-id'], order.id)
    assert.equal(entry.price, filled.legs[0].fills[0]['fill-price'])
    assert.equal((await transactions.getTransaction(number, entry.id)).id, entry.id)
    assert.equal((await transactions.getTotalFees(number))['total-fees-effect'], 'Debit')
    assert.ok((await books.getPositionsList(number)).some(({ symbol }) => symbol === 'QQQ'))
  },

  'replaces a resting order and hears the end of the old one before the new one is live': async () => {
    const { order } = await orders.createOrder(number, limit('SPY', 1))
    await told(order.id, 'Live')
    assert.equal((await orders.replacementOrderDryRun(number, order.id, { price: 2 })).order.price, '2.0')
    const replacement = await orders.replaceOrder(number, order.id, { 'order-type': 'Limit', 'time-in-force': 'Day', price: '2.0', 'price-effect': 'Debit' })
    assert.equal(replacement['replaces-order-id'], order.id)
    const ended = (await told(order.id, 'Cancelled')).data
    assert.deepEqual([ended.edited, ended['replacing-order-id']], [true, replacement.id])
    await told(replacement.id, 'Live')
    const edited = await orders.editOrder(number, replacement.id, { price: '3.0' })
    await told(edited.id, 'Live')
    assert.equal((await orders.getOrder(number, edited.id)).price, '3.0')
  },

  'lists live orders and finds orders again': async () => {
    const live = await orders.getLiveOrders(number)
    assert.ok(live.some(({ status, price }) => status === 'Live' && price === '3.0'))
    const found = await orders.getOrders(number, { 'status': ['Filled'], 'underlying-symbol': 'QQQ' })
    assert.deepEqual(found.map((order) => order['external-identifier']), ['interop-1'])
    assert.equal((await orders.getCustomerOrders('me', { accountNumbers: [number] })).length, (await orders.getOrders(number)).length)
  },

  'cancels an order and hears of it': async () => {
    const { id } = (await orders.getLiveOrders(number)).find(({ status }) => status === 'Live')
    assert.equal((await orders.cancelOrder(number, id)).status, 'Cancel Requested')
    await told(id, 'Cancelled')
    await assert.rejects(orders.cancelOrder(number, id), ({ response }) => response.data.error.code === 'cannot_update_order')
  },

  'submits and cancels a complex order': async () => {
    const complex = (await orders.createComplexOrder(number, {
      type: 'OTOCO',
      'trigger-order': limit('SPY', 1),
      orders: [limit('SPY', 2000, 'Sell to Close'), { 'order-type': 'Stop', 'time-in-force': 'GTC', 'stop-trigger': '0.5', legs: [leg('SPY', 'Sell to Close')] }],
    }))['complex-order']
    assert.equal(complex['trigger-order'].status, 'Contingent')
    await told(complex['trigger-order'].id, 'Live')
    await notice('ComplexOrder', ({ id }) => id === complex.id)
    await orders.cancelComplexOrder(number, complex.id)
    for (const { id } of complex.orders) await told(id, 'Cancelled')
    await told(complex['trigger-order'].id, 'Cancelled')
  },

  'keeps its stream by heartbeats': async () => {
    await until('the reply to a heartbeat', () => said.find(({ action, status }) => action === 'heartbeat' && status === 'ok'))
    assert.ok(streamer.isOpen)
  },

  'numbers all notifications one after the other': () => {
    const numbers = said.filter(({ type }) => type).map((message) => message['ws-sequence'])
    assert.deepEqual(numbers, numbers.map((_, index) => index))
  },

  'may not trade with a grant to read': async () => {
    const reader = new TastytradeClient({ ...config, oauthScopes: ['read'] })
    await assert.rejects(reader.orderService.postOrderDryRun(number, limit('SPY', 1)), ({ response }) => response.status === 403)
  },
})

streamer.stop()
// The SDK keeps its connections for ever.
process.exit()
